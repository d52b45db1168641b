package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What Elasticsearch says went wrong.
 *
 * @param type its word for the failure, such as {@code document_parsing_exception}; empty where it gave none
 * @param causes types of what caused it, outermost first
 * @param text type and reason of the failure and its causes, for people
 */
record ElasticsearchError(String type, List<String> causes, String text) {
    static final ElasticsearchError NONE = new ElasticsearchError("", List.of(), "no reason given");
    private static final int MAX_CAUSES = 5;

    ElasticsearchError {
        causes = List.copyOf(causes);
    }

    /** Of the {@code error} property of an answer: an object, or a mere text where no handler took the request. */
    static ElasticsearchError of(JsonNode error) {
        if (!error.isObject()) {
            return error.isTextual() ? new ElasticsearchError("", List.of(), error.asText()) : NONE;
        }
        List<String> causes = new ArrayList<>();
        StringBuilder text = new StringBuilder(line(error));
        JsonNode cause = error.path("caused_by");
        while (cause.isObject() && causes.size() < MAX_CAUSES) {
            causes.add(cause.path("type").asText());
            text.append("; caused by ").append(line(cause));
            cause = cause.path("caused_by");
        }
        return new ElasticsearchError(error.path("type").asText(), causes, text.toString());
    }

    private static String line(JsonNode error) {
        return error.path("type").asText() + ": " + error.path("reason").asText();
    }
}
