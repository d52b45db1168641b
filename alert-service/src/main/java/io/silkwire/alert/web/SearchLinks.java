package io.silkwire.alert.web;

import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Writes the links that lead to a search: the whole state of the list is in its address. */
final class SearchLinks {
    private SearchLinks() {}

    static String to(SearchRequest request) {
        return to("/", request, List.of());
    }

    /** The same search in a file of this format. */
    static String toExport(SearchRequest request, String format) {
        List<Parameter> more = new ArrayList<>(List.of(new Parameter("format", format)));
        if (format.equals("csv")) {
            // Spreadsheets take a file without the mark for one in the code page of their own country.
            more.add(new Parameter("bom", "true"));
        }
        return to("/api/v1/statements", request.at(0), more);
    }

    static String toTopic(TopicId topic) {
        return with("/", List.of(new Parameter("topic", topic.value())));
    }

    static String toStory(String story) {
        return with("/", List.of(new Parameter("story", story), new Parameter("sort", "oldest")));
    }

    /** What this subscription finds in the archive. */
    static String to(Subscription subscription) {
        return to(new SearchRequest(
                subscription.query() == null ? "" : subscription.query(),
                subscription.topics(),
                subscription.languages(),
                SearchRequest.Sort.NEWEST,
                0,
                SearchRequest.DEFAULT_SIZE));
    }

    /** The form for a subscription to this search. */
    static String toSubscribe(SearchRequest request) {
        List<Parameter> parameters = new ArrayList<>();
        if (!request.query().isBlank()) {
            parameters.add(new Parameter("q", request.query()));
        }
        for (Facet facet : List.of(Facet.TOPIC, Facet.LANG)) {
            request.filters().of(facet).forEach(value -> parameters.add(new Parameter(facet.label(), value)));
        }
        return with("/subscriptions", parameters) + "#add";
    }

    /** What the search form carries on besides the query. */
    static List<Parameter> besidesQuery(SearchRequest request) {
        List<Parameter> parameters = new ArrayList<>(filters(request.filters()));
        if (request.sort() != SearchRequest.Sort.NEWEST) {
            parameters.add(new Parameter("sort", request.sort().label()));
        }
        if (request.size() != SearchRequest.DEFAULT_SIZE) {
            parameters.add(new Parameter("size", Integer.toString(request.size())));
        }
        return parameters;
    }

    /** A name and a value of an address. */
    record Parameter(String name, String value) {
        String encoded() {
            return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** As people write it: a day where it is one of UTC, else the time. */
    static String date(Instant instant) {
        ZonedDateTime at = instant.atZone(ZoneOffset.UTC);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : instant.toString();
    }

    /** The last day of a span of whole days of UTC, or the last second of any other. */
    static String lastDate(Instant before) {
        ZonedDateTime end = before.atZone(ZoneOffset.UTC);
        return end.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? end.toLocalDate().minusDays(1).toString()
                : before.minusSeconds(1).toString();
    }

    private static String to(String path, SearchRequest request, List<Parameter> more) {
        List<Parameter> parameters = new ArrayList<>();
        if (!request.query().isBlank()) {
            parameters.add(new Parameter("q", request.query()));
        }
        parameters.addAll(besidesQuery(request));
        if (request.offset() > 0) {
            parameters.add(new Parameter("offset", Integer.toString(request.offset())));
        }
        parameters.addAll(more);
        return with(path, parameters);
    }

    private static List<Parameter> filters(Filters filters) {
        List<Parameter> parameters = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            filters.of(facet).forEach(value -> parameters.add(new Parameter(facet.label(), value)));
        }
        if (filters.from() != null) {
            parameters.add(new Parameter("from", date(filters.from())));
        }
        if (filters.before() != null) {
            parameters.add(new Parameter("to", lastDate(filters.before())));
        }
        return parameters;
    }

    static String with(String path, List<Parameter> parameters) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + String.join(
                                "&", parameters.stream().map(Parameter::encoded).toList());
    }
}
