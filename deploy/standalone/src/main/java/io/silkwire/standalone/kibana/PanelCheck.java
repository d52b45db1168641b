package io.silkwire.standalone.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks Elasticsearch what each panel would show: a search that fails or finds nothing is a panel that shows nothing. */
public final class PanelCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectMapper json = new ObjectMapper();
    private final URI elasticsearch;

    /** A check against this server. */
    public PanelCheck(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /**
     * What was found.
     *
     * @param asked how many panels were asked for
     * @param failed panels whose search Elasticsearch refuses, with its reason
     * @param empty panels that show nothing, though they should
     */
    public record Result(int asked, List<String> failed, List<String> empty) {
        /** Copies the lists. */
        public Result {
            failed = List.copyOf(failed);
            empty = List.copyOf(empty);
        }
    }

    /**
     * Runs every panel's search.
     *
     * @param mayBeEmpty names of panels, like {@code silkwire-topic/bursts}, that an ordinary day leaves empty
     */
    public Result run(ObjectCheck check, Set<String> mayBeEmpty) throws IOException, InterruptedException {
        List<String> failed = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Panel panel : check.panels()) {
                HttpResponse<String> answer = ask(http, panel);
                JsonNode body = json.readTree(answer.body());
                if (answer.statusCode() != 200) {
                    failed.add(panel.name() + ": " + body.at("/error/reason").asText("status " + answer.statusCode()));
                } else if (Panel.isEmpty(body) && !mayBeEmpty.contains(panel.name())) {
                    empty.add(panel.name());
                }
            }
        }
        return new Result(check.panels().size(), failed, empty);
    }

    private HttpResponse<String> ask(HttpClient http, Panel panel) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(elasticsearch.resolve("/" + panel.index() + "/_search"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(panel.body().toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
