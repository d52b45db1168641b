package io.silkwire.alert.web;

import io.micronaut.http.HttpParameters;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.TrendRequest;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TrendCount;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which trends are asked for from an address. */
sealed interface TrendParameters {
    /** They can be asked for. */
    record Sound(TrendRequest request, boolean normal) implements TrendParameters {}

    /** They cannot. */
    record Unsound(Problem problem) implements TrendParameters {}

    /** Reads {@code topic*, part, unit, from, to, normal}. */
    static TrendParameters read(HttpParameters parameters) {
        return new Reader(parameters).read();
    }

    /** Reads one address. */
    final class Reader {
        private static final Set<String> NAMES = Set.of("topic", "part", "unit", "from", "to", "normal");
        private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
        private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8}){0,3}");

        private final HttpParameters parameters;

        Reader(HttpParameters parameters) {
            this.parameters = parameters;
        }

        TrendParameters read() {
            for (String name : parameters.names()) {
                if (!NAMES.contains(name)) {
                    return refuse(
                            SearchParametersReader.shortened(name),
                            "there is no parameter of this name",
                            "known are topic, part, unit, from, to and normal");
                }
            }
            String unit = text("unit", "day");
            if (!unit.equals("hour") && !unit.equals("day")) {
                return refuse(
                        "unit", "'" + SearchParametersReader.shortened(unit) + "' is no unit", "write hour or day");
            }
            String part = text("part", "all");
            if (!isPart(part)) {
                return refuse(
                        "part",
                        "'" + SearchParametersReader.shortened(part) + "' is no part",
                        "write all, country=KZ, language=ru or source=kz-mfa");
            }
            return withTopics(part, TrendCount.Unit.valueOf(unit.toUpperCase(Locale.ROOT)));
        }

        private TrendParameters withTopics(String part, TrendCount.Unit unit) {
            List<String> topics = new ArrayList<>();
            for (String value : parameters.getAll("topic")) {
                try {
                    topics.add(new TopicId(value.strip()).value());
                } catch (IllegalArgumentException e) {
                    return refuse(
                            "topic",
                            "'" + SearchParametersReader.shortened(value) + "' is no topic",
                            "write the id of a topic, like counter-terrorism");
                }
            }
            if (topics.size() > TrendRequest.MAX_TOPICS) {
                return refuse("topic", topics.size() + " topics", "give at most " + TrendRequest.MAX_TOPICS);
            }
            return withSpan(topics.stream().distinct().toList(), part, unit);
        }

        private TrendParameters withSpan(List<String> topics, String part, TrendCount.Unit unit) {
            String at = "from";
            try {
                Instant from = text("from", "").isEmpty() ? null : WrittenDate.start(text("from", ""), ZoneOffset.UTC);
                at = "to";
                Instant before = text("to", "").isEmpty() ? null : WrittenDate.end(text("to", ""), ZoneOffset.UTC);
                Duration usual = TrendRequest.usual(unit);
                Instant start = from == null && before != null ? before.minus(usual) : from;
                Instant end = before == null && from != null ? from.plus(usual) : before;
                if (start != null && end != null && !start.isBefore(end)) {
                    return refuse("to", "the end is not behind the beginning", "write a date that is not before from");
                }
                if (start != null
                        && end != null
                        && Duration.between(start, end).compareTo(TrendRequest.longest(unit)) > 0) {
                    return refuse(
                            "from",
                            "more than " + TrendRequest.longest(unit).toDays() + " days by " + unit.label(),
                            unit == TrendCount.Unit.HOUR
                                    ? "ask for fewer days, or for unit=day"
                                    : "ask for fewer days");
                }
                return new Sound(
                        new TrendRequest(topics, part, unit, start, end),
                        text("normal", "").equals("true"));
            } catch (DateTimeException e) {
                return refuse(
                        at,
                        "'" + SearchParametersReader.shortened(text(at, "")) + "' is no date",
                        "write a date like 2018, 2018-07, 2018-07-03 or 2018-07-09T11:45:31Z");
            }
        }

        private static boolean isPart(String part) {
            int parted = part.indexOf('=');
            String value = part.substring(parted + 1);
            return switch (parted < 0 ? "" : part.substring(0, parted)) {
                case "" -> part.equals("all");
                case "country" -> COUNTRY.matcher(value).matches();
                case "language" -> LANGUAGE.matcher(value).matches();
                case "source" -> isSource(value);
                default -> false;
            };
        }

        private static boolean isSource(String value) {
            try {
                return new SourceId(value).value().equals(value);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        private String text(String name, String fallback) {
            @Nullable String value = parameters.get(name);
            return value == null || value.isBlank() ? fallback : value.strip();
        }

        private static Unsound refuse(String name, String problem, String remedy) {
            return new Unsound(Problem.parameter(name, problem, remedy, null));
        }
    }
}
