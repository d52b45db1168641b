package io.silkwire.alert.web;

import io.micronaut.http.HttpParameters;
import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.Histogram;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one address, up to the first parameter that does not fit. */
final class SearchParametersReader {
    private static final int MAX_KIND = 200;

    private final HttpParameters parameters;

    SearchParametersReader(HttpParameters parameters) {
        this.parameters = parameters;
    }

    SearchParameters read() {
        try {
            int size = number("size", SearchRequest.DEFAULT_SIZE, 1, SearchRequest.MAX_SIZE);
            return new SearchParameters.Sound(new SearchRequest(
                    text("q", ""),
                    filters(),
                    choice("sort", SearchRequest.Sort.values(), SearchRequest.Sort.NEWEST),
                    offset(size),
                    size,
                    facets(),
                    histogram()));
        } catch (UnsoundException e) {
            return e.unsound;
        }
    }

    private Filters filters() throws UnsoundException {
        Map<Facet, List<String>> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            List<String> values = new ArrayList<>();
            for (String value : values(facet.label())) {
                values.add(facetValue(facet, value));
            }
            chosen.put(facet, values);
        }
        Instant from = instant("from", false);
        Instant before = instant("to", true);
        if (from != null && before != null && !from.isBefore(before)) {
            throw refuse("to", text("to", ""), "write a date that is not before from", null);
        }
        return new Filters(chosen, from, before);
    }

    private static String facetValue(Facet facet, String value) throws UnsoundException {
        try {
            return switch (facet) {
                case TOPIC -> new TopicId(value).value();
                case SOURCE -> new SourceId(value).value();
                case STORY -> new StoryId(value).value();
                case LANG -> LanguageRange.of(value).value();
                case LANE -> Lane.ofLabel(value).label();
                case CHANGED ->
                    Change.Kind.valueOf(value.toUpperCase(Locale.ROOT)).label();
                case COUNTRY, ABOUT -> country(value);
                case KIND -> kind(value);
            };
        } catch (IllegalArgumentException e) {
            throw refuse(facet.label(), value, remedy(facet), e);
        }
    }

    private static String country(String value) {
        if (!value.matches("[A-Za-z]{2}")) {
            throw new IllegalArgumentException("not two letters");
        }
        return value.toUpperCase(Locale.ROOT);
    }

    private static String kind(String value) {
        if (value.length() > MAX_KIND) {
            throw new IllegalArgumentException("too long");
        }
        return value;
    }

    private static String remedy(Facet facet) {
        return switch (facet) {
            case TOPIC -> "write the id of a topic, like counter-terrorism";
            case SOURCE -> "write the id of a source, like kz-mfa";
            case STORY -> "take the id of a story from a statement: it has 32 characters of 0-9 and a-f";
            case LANG -> "write a language tag, like ru or uz-Cyrl";
            case LANE -> "write live or replay";
            case CHANGED -> "write new, edited, moved, withdrawn or restored";
            case COUNTRY, ABOUT -> "write the two letters of a country (ISO 3166-1), like KZ";
            case KIND -> "write a kind of at most " + MAX_KIND + " characters, like communique";
        };
    }

    private @Nullable Instant instant(String name, boolean end) throws UnsoundException {
        String value = text(name, "");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return end ? WrittenDate.end(value, zone()) : WrittenDate.start(value, zone());
        } catch (DateTimeException e) {
            throw refuse(name, value, "write a date like 2018, 2018-07, 2018-07-03 or 2018-07-09T11:45:31Z", e);
        }
    }

    private int offset(int size) throws UnsoundException {
        try {
            return number("offset", 0, 0, SearchRequest.MAX_WINDOW - size);
        } catch (UnsoundException e) {
            throw new UnsoundException(
                    new SearchParameters.Unsound(
                            "offset",
                            e.unsound.problem(),
                            e.unsound.remedy()
                                    + "; to read a list to its end, ask the API with cursor=* and go on with the next of"
                                    + " each answer, or narrow the search down with from and to"),
                    e);
        }
    }

    private int number(String name, int fallback, int least, int most) throws UnsoundException {
        String value = text(name, "");
        if (value.isEmpty()) {
            return fallback;
        }
        String remedy = "write a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refuse(name, value, remedy, e);
        }
        throw refuse(name, value, remedy, null);
    }

    private Set<Facet> facets() throws UnsoundException {
        String value = text("facets", "");
        if (value.isEmpty()) {
            return SearchRequest.USUAL_FACETS;
        }
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String label : value.equals("none") ? new String[0] : value.split(",", -1)) {
            facets.add(named("facets", label.strip(), Facet.values()));
        }
        return facets;
    }

    private @Nullable Histogram histogram() throws UnsoundException {
        return text("interval", "").isEmpty()
                ? null
                : new Histogram(choice("interval", Histogram.Interval.values(), Histogram.Interval.AUTO), zone());
    }

    private ZoneId zone() throws UnsoundException {
        String value = text("timezone", "");
        try {
            return value.isEmpty() ? ZoneOffset.UTC : ZoneId.of(value);
        } catch (DateTimeException e) {
            throw refuse("timezone", value, "write a time zone like Asia/Almaty or +05:00", e);
        }
    }

    private <E extends Enum<E>> E choice(String name, E[] choices, E fallback) throws UnsoundException {
        String value = text(name, "");
        return value.isEmpty() ? fallback : named(name, value, choices);
    }

    private static <E extends Enum<E>> E named(String name, String value, E[] choices) throws UnsoundException {
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(value)) {
                return choice;
            }
        }
        String known = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw refuse(name, value, "write one of " + known, null);
    }

    private String text(String name, String fallback) {
        String value = parameters.get(name);
        return value == null ? fallback : value.strip();
    }

    private List<String> values(String name) throws UnsoundException {
        List<String> values = parameters.getAll(name).stream()
                .flatMap(value -> name.equals(Facet.KIND.label()) ? Stream.of(value) : Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > SearchParameters.MAX_VALUES) {
            throw refuse(name, values.size() + " values", "give at most " + SearchParameters.MAX_VALUES, null);
        }
        return values;
    }

    static String shortened(String value) {
        return value.length() > 60 ? value.substring(0, 60) + "…" : value;
    }

    private static UnsoundException refuse(String name, String value, String remedy, @Nullable Exception cause) {
        String problem = "'" + shortened(value) + "' does not fit the parameter " + name;
        return new UnsoundException(new SearchParameters.Unsound(name, problem, remedy), cause);
    }

    /** Ends the reading at the first parameter that does not fit; never leaves this file. */
    private static final class UnsoundException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SearchParameters.Unsound unsound;

        UnsoundException(SearchParameters.Unsound unsound, @Nullable Exception cause) {
            super(unsound.problem(), cause);
            this.unsound = unsound;
        }
    }
}
