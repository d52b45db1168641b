package io.silkwire.quality.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All results → one JSON object: {@code results} with their figures, {@code missing} sets, and whether a floor was missed. */
final class FigureJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FigureJson() {}

    static String of(List<Result> results, List<String> missing) throws JsonProcessingException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode array = all.putArray("results");
        results.forEach(result -> write(result, array.addObject()));
        missing.forEach(all.putArray("missing")::add);
        all.put(
                "belowFloor",
                results.stream().anyMatch(result -> !result.belowFloor().isEmpty()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static void write(Result result, ObjectNode node) {
        node.put("area", result.area());
        node.put("data", result.data());
        node.put("milliseconds", result.took().toMillis());
        ArrayNode figures = node.putArray("figures");
        result.figures().forEach(figure -> write(figure, result, figures.addObject()));
    }

    private static void write(Figure figure, Result result, ObjectNode node) {
        node.put("system", figure.system());
        node.put("what", figure.what());
        node.put("half", name(figure.half()));
        node.put("value", figure.value());
        node.put("unit", name(figure.unit()));
        node.put("items", figure.items());
        Optional<Wanted> wanted =
                result.wanted().stream().filter(one -> one.concerns(figure)).findFirst();
        wanted.ifPresent(one -> {
            node.put("goal", one.goal());
            node.put("reached", figure.unit().reaches(figure.value(), one.goal()));
            node.put("floor", one.floor());
            node.put("belowFloor", !figure.unit().reaches(figure.value(), one.floor()));
        });
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
