package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a list from new to old is wanted: the options of every command that shows one. */
public final class ListPart {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "default: ${DEFAULT-VALUE}")
    private int limit = 50;

    @Option(
            names = "--before",
            paramLabel = "PLACE",
            description = "Only what is older: the place that the list before ended with, or a moment such as"
                    + " 2026-12-01T08:00:00Z.")
    private @Nullable String before;

    /**
     * The parameters for the API.
     *
     * @param subscription the only one it is about, or null
     */
    public String query(@Nullable String subscription) {
        return "limit=" + limit
                + (subscription == null ? "" : "&subscription=" + ApiClient.part(subscription))
                + (before == null ? "" : "&before=" + ApiClient.part(before));
    }

    /**
     * How to go on, in a line; empty where this list is the last part.
     *
     * @param at where an item says when it was
     * @param id where it says what it is
     */
    public String older(JsonNode list, String at, String id) {
        if (list.size() < limit) {
            return "";
        }
        JsonNode last = list.get(list.size() - 1);
        return "older ones: --before " + last.at(at).asText() + "~"
                + last.at(id).asText() + "\n";
    }
}
