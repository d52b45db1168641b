package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.DateRange;
import io.silkwire.alert.query.Scope;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What cannot be told from marks alone: looked at only where a query that fits in all else asks for it. */
sealed interface Placed {
    /** Whether it holds. */
    boolean holds(Sightings sightings);

    /** The places that make it hold, title first; lazily. */
    Stream<Span> spans(Sightings sightings);

    /**
     * Words of one text.
     *
     * @param first number of the first one in its text, from 0
     */
    record Span(Evidence.Field field, int first, int words) {
        int end() {
            return first + words;
        }
    }

    /**
     * One word of a run.
     *
     * @param written how it is written, or null where any form will do
     */
    record Part(int mark, @Nullable String written) {}

    /** Words side by side, in this order; at least one. */
    record Run(List<Part> parts, Scope scope) implements Placed {
        @Override
        public boolean holds(Sightings sightings) {
            for (int i = 0; i < parts.size(); i++) {
                if (!sightings.shows(parts.get(i).mark())) {
                    return false;
                }
            }
            return spans(sightings).findAny().isPresent();
        }

        @Override
        public Stream<Span> spans(Sightings sightings) {
            return fields(scope).flatMap(field -> spans(sightings, field));
        }

        Stream<Span> spans(Sightings sightings, Evidence.Field field) {
            Sightings.Places[] places = parts.stream()
                    .map(part -> sightings.places(part.mark(), field))
                    .toArray(Sightings.Places[]::new);
            int rarest = rarest(places);
            return IntStream.range(0, places[rarest].size())
                    .map(i -> places[rarest].at(i) - rarest)
                    .filter(first -> standsAt(first, places))
                    .filter(first -> isWrittenAt(first, field, sightings.wording()))
                    .mapToObj(first -> new Span(field, first, parts.size()));
        }

        private static int rarest(Sightings.Places[] places) {
            int rarest = 0;
            for (int i = 1; i < places.length; i++) {
                rarest = places[i].size() < places[rarest].size() ? i : rarest;
            }
            return rarest;
        }

        private static boolean standsAt(int first, Sightings.Places[] places) {
            for (int i = 0; i < places.length; i++) {
                if (!places[i].has(first + i)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isWrittenAt(int first, Evidence.Field field, Wording wording) {
            for (int i = 0; i < parts.size(); i++) {
                String written = parts.get(i).written();
                if (written != null && !wording.isWritten(field, first + i, written)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A run of the one side ends within so many words of where one of the other begins, in one text and in either order. */
    record Near(List<Run> left, List<Run> right, int distance, Scope scope) implements Placed {
        @Override
        public boolean holds(Sightings sightings) {
            return spans(sightings).findAny().isPresent();
        }

        @Override
        public Stream<Span> spans(Sightings sightings) {
            return fields(scope).flatMap(field -> near(sightings, field).stream());
        }

        private List<Span> near(Sightings sightings, Evidence.Field field) {
            List<Span> ofLeft = spans(left, sightings, field);
            List<Span> ofRight = ofLeft.isEmpty() ? List.of() : spans(right, sightings, field);
            List<Span> found = new ArrayList<>();
            follow(ofLeft, ofRight, found);
            follow(ofRight, ofLeft, found);
            return found;
        }

        private static List<Span> spans(List<Run> runs, Sightings sightings, Evidence.Field field) {
            return runs.stream()
                    .flatMap(run -> run.spans(sightings, field))
                    .sorted(Comparator.comparingInt(Span::first))
                    .toList();
        }

        /** Adds each span with the next one of the others that begins behind its end, where that is near enough. */
        private void follow(List<Span> spans, List<Span> others, List<Span> found) {
            List<Span> byEnd =
                    spans.stream().sorted(Comparator.comparingInt(Span::end)).toList();
            int next = 0;
            for (Span span : byEnd) {
                while (next < others.size() && others.get(next).first() < span.end()) {
                    next++;
                }
                if (next < others.size() && others.get(next).first() - span.end() < distance) {
                    found.add(span);
                    found.add(others.get(next));
                }
            }
        }
    }

    /** Published in the time, taken at the earliest its date allows. */
    record Dated(DateRange range) implements Placed {
        @Override
        public boolean holds(Sightings sightings) {
            PublicationDate date = sightings.wording().statement().publishedAt();
            return date != null && range.takes(date.earliest());
        }

        @Override
        public Stream<Span> spans(Sightings sightings) {
            return Stream.empty();
        }
    }

    private static Stream<Evidence.Field> fields(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> Stream.of(Evidence.Field.TITLE, Evidence.Field.BODY);
            case TITLE -> Stream.of(Evidence.Field.TITLE);
            case BODY -> Stream.of(Evidence.Field.BODY);
        };
    }
}
