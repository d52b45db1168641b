package io.silkwire.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.standalone.subscriptions.ApiClient;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which running Silkwire a command asks, as whom, and how it tells the answer; each option may stand before or behind a subcommand. */
final class ApiOptions {
    private static final String NEARBY = "http://localhost:8080";

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "The page of that Silkwire (default: the one on this data directory, else localhost:8080).")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            scope = ScopeType.INHERIT,
            description =
                    "An API token, where accounts are kept; better in SILKWIRE_TOKEN, which no list of processes shows.")
    private @Nullable String token;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print what the API answers, for programs.")
    private boolean asJson;

    @Mixin
    private Installation installation = new Installation();

    /** A client of that Silkwire. */
    ApiClient client() {
        String named = url == null ? System.getenv("SILKWIRE_URL") : url;
        String given = token == null ? System.getenv("SILKWIRE_TOKEN") : token;
        return new ApiClient(named == null || named.isBlank() ? here() : named, given);
    }

    /** Prints an answer as JSON where that was asked for, else in these words. */
    void print(PrintWriter out, JsonNode answer, String words) {
        if (asJson) {
            out.println(answer.toPrettyString());
        } else {
            out.print(words.endsWith("\n") ? words : words + "\n");
        }
        out.flush();
    }

    private String here() {
        return DataFolder.isHeld(installation.data()) ? installation.running().page() : NEARBY;
    }
}
