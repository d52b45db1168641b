package io.silkwire.alert.web;

import io.silkwire.alert.search.TrendRequest;
import io.silkwire.alert.web.page.StatementsPage.Hidden;
import io.silkwire.contracts.TrendCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the links of the page of trends: all that it shows is in its address. */
final class TrendLinks {
    private final TrendRequest request;
    private final boolean normal;

    TrendLinks(TrendRequest request, boolean normal) {
        this.request = request;
        this.normal = normal;
    }

    /** The numbers for the chart. */
    String data() {
        return to(
                "/api/v1/trends",
                parameters(request.topics(), request.part(), request.unit(), request.from(), request.before(), normal));
    }

    /** Another unit, of its usual span. */
    String unit(TrendCount.Unit unit) {
        return page(parameters(request.topics(), request.part(), unit, null, null, normal));
    }

    String span(Instant from, Instant before) {
        return page(parameters(request.topics(), request.part(), request.unit(), from, before, normal));
    }

    String normal(boolean wanted) {
        return page(
                parameters(request.topics(), request.part(), request.unit(), request.from(), request.before(), wanted));
    }

    String toggled(String topic) {
        List<String> topics = new ArrayList<>(request.topics());
        if (!topics.remove(topic)) {
            topics.add(topic);
        }
        return page(parameters(topics, request.part(), request.unit(), request.from(), request.before(), normal));
    }

    String allTopics() {
        return page(parameters(List.of(), request.part(), request.unit(), request.from(), request.before(), normal));
    }

    List<Hidden> besidesPart() {
        return parameters(request.topics(), "all", request.unit(), request.from(), request.before(), normal).stream()
                .map(parameter -> new Hidden(parameter.name(), parameter.value()))
                .toList();
    }

    private static List<SearchLinks.Parameter> parameters(
            List<String> topics,
            String part,
            TrendCount.Unit unit,
            @Nullable Instant from,
            @Nullable Instant before,
            boolean normal) {
        List<SearchLinks.Parameter> parameters = new ArrayList<>();
        topics.forEach(topic -> parameters.add(new SearchLinks.Parameter("topic", topic)));
        if (!part.equals("all")) {
            parameters.add(new SearchLinks.Parameter("part", part));
        }
        if (unit != TrendCount.Unit.DAY) {
            parameters.add(new SearchLinks.Parameter("unit", unit.label()));
        }
        if (from != null) {
            parameters.add(new SearchLinks.Parameter("from", SearchLinks.date(from)));
        }
        if (before != null) {
            parameters.add(new SearchLinks.Parameter("to", SearchLinks.lastDate(before)));
        }
        if (normal) {
            parameters.add(new SearchLinks.Parameter("normal", "true"));
        }
        return parameters;
    }

    private static String page(List<SearchLinks.Parameter> parameters) {
        return to("/trends", parameters);
    }

    private static String to(String path, List<SearchLinks.Parameter> parameters) {
        return SearchLinks.with(path, parameters);
    }
}
