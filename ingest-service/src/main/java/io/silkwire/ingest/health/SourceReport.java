package io.silkwire.ingest.health;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a source does: what is usual with it, what is missing, how its feeds answered last.
 *
 * @param state {@code active} or {@code paused}
 * @param lastItem when its last statement appeared; null where none did
 * @param expectedNext when the next one is expected; null where too little is known
 * @param alarms what is wrong; empty where nothing is
 * @param since when that began
 * @param places its feeds, listings and sitemaps
 */
public record SourceReport(
        String id,
        String name,
        String state,
        @Nullable Instant lastItem,
        @Nullable Instant expectedNext,
        List<Alarm> alarms,
        @Nullable Instant since,
        List<PlaceReport> places) {
    /** Feeds fail now and then; so often in a row they do not come back by themselves. */
    static final int FAILURES = 5;

    /** The word of a source none of whose feeds answers. */
    public static final String UNREACHABLE = "unreachable";
    /** The word of a source whose pages took another shape. */
    public static final String LAYOUT = "layout";

    /**
     * Something that is wrong.
     *
     * @param word {@code silent}, {@code layout} or {@code unreachable}
     * @param reason a sentence for people
     */
    public record Alarm(String word, String reason) {}

    /**
     * A feed, listing or sitemap.
     *
     * @param fetchedAt when it was asked last; null if it never was
     * @param outcome {@code fetched}, {@code not-modified} or the word of what went wrong
     * @param failures in a row
     * @param due when it is asked next; null where it never is
     */
    public record PlaceReport(
            String url,
            String kind,
            @Nullable Instant fetchedAt,
            @Nullable String outcome,
            int failures,
            @Nullable Instant due) {}

    /** Copies the lists. */
    public SourceReport {
        alarms = List.copyOf(alarms);
        places = List.copyOf(places);
    }

    /**
     * The report.
     *
     * @param known its own states in all partitions, and those of its feeds, listings and sitemaps
     */
    static SourceReport of(Source source, Collection<CrawlState> known, Instant now) {
        List<CrawlState.Health> parts = new ArrayList<>();
        List<PlaceReport> places = new ArrayList<>();
        for (CrawlState state : known) {
            if (state.health() != null) {
                parts.add(state.health());
            } else if (state.visit() != null && state.visit().aliasOf() == null) {
                places.add(place(state, state.visit()));
            }
        }
        places.sort(Comparator.comparing(PlaceReport::url));
        Cadence cadence = new Cadence(
                parts.stream().flatMap(part -> part.items().stream()).toList());
        boolean active = source.state() == Source.State.ACTIVE;
        return new SourceReport(
                source.id().value(),
                source.name(),
                source.state().label(),
                cadence.times().isEmpty() ? null : cadence.times().getLast(),
                cadence.next(),
                active ? alarms(cadence, parts, places, now) : List.of(),
                active ? since(parts) : null,
                places);
    }

    private static PlaceReport place(CrawlState state, CrawlState.Visit visit) {
        return new PlaceReport(
                state.place(), state.kind().label(), visit.at(), visit.outcome(), visit.failures(), visit.due());
    }

    private static @Nullable Instant since(List<CrawlState.Health> parts) {
        Instant first = null;
        for (CrawlState.Health part : parts) {
            Instant since = part.since();
            first = since != null && (first == null || since.isBefore(first)) ? since : first;
        }
        return first;
    }

    private static List<Alarm> alarms(
            Cadence cadence, List<CrawlState.Health> parts, List<PlaceReport> places, Instant now) {
        List<Alarm> alarms = new ArrayList<>();
        if (cadence.verdict(now) instanceof Cadence.Silent silent) {
            alarms.add(new Alarm(
                    SourceHealth.SILENT,
                    "No statement since " + silent.since() + "; the next one was expected at " + silent.expected()
                            + ", and " + Cadence.MISSED + " are missing by now."));
        }
        List<String> shifted = parts.stream()
                .flatMap(part -> part.alarm().stream())
                .filter(word -> word.startsWith(SourceHealth.LAYOUT))
                .map(word -> word.substring(SourceHealth.LAYOUT.length()))
                .distinct()
                .toList();
        if (!shifted.isEmpty()) {
            alarms.add(new Alarm(
                    LAYOUT,
                    "The last pages look unlike those before: " + String.join(", ", shifted)
                            + ". Compare one with its statement: the extraction may not fit any more."));
        }
        if (!places.isEmpty() && places.stream().allMatch(place -> place.failures() >= FAILURES)) {
            alarms.add(new Alarm(
                    UNREACHABLE,
                    "None of its feeds, listings and sitemaps has answered " + FAILURES
                            + " times in a row; the last word: "
                            + places.getFirst().outcome() + "."));
        }
        return alarms;
    }
}
