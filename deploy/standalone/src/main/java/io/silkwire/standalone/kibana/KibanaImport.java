package io.silkwire.standalone.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings objects into a Kibana by its saved-objects API ({@code POST /api/saved_objects/_import?overwrite=true}, Kibana 8.19). What
 * is there under the same ids is replaced, so twice gives the same.
 */
public final class KibanaImport {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEFAULT_SITE = "http://localhost:8080/";

    private final String kibana;
    private final @Nullable String authorization;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * An import into this Kibana.
     *
     * @param kibana address, with {@code /s/NAME} for a space
     * @param environment has {@code KIBANA_API_KEY}, or {@code KIBANA_USER} and {@code KIBANA_PASSWORD}, where Kibana asks
     */
    public KibanaImport(String kibana, Map<String, String> environment) {
        this.kibana = kibana.replaceFirst("/+$", "");
        this.authorization = authorization(environment);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** So many objects are there now. */
        record Imported(int objects) implements Outcome {}

        /** Kibana took none, or not all of them. */
        record Refused(String reason, String remedy) implements Outcome {}
    }

    /**
     * Imports a file that {@link SavedObjects#packed} made.
     *
     * @param site address of Silkwire's page, to which links lead
     * @throws IOException where Kibana cannot be reached
     */
    public Outcome run(String packed, String site) throws IOException, InterruptedException {
        String boundary = "silkwire-" + UUID.randomUUID();
        String file = packed.replace(DEFAULT_SITE, site.replaceFirst("/*$", "/"));
        String body = "--" + boundary + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"silkwire.ndjson\"\r\n"
                + "Content-Type: application/x-ndjson\r\n\r\n" + file + "\r\n--" + boundary + "--\r\n";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(kibana + "/api/saved_objects/_import?overwrite=true"))
                .timeout(PATIENCE)
                .header("kbn-xsrf", "silkwire")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return outcome(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        }
    }

    private Outcome outcome(HttpResponse<String> answer) {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (IOException e) {
            body = json.createObjectNode();
        }
        if (answer.statusCode() == 200 && body.path("success").asBoolean()) {
            return new Outcome.Imported(body.path("successCount").asInt());
        }
        return switch (answer.statusCode()) {
            case 200 ->
                new Outcome.Refused(
                        StreamSupport.stream(body.path("errors").spliterator(), false)
                                .map(error -> error.path("type").asText() + "/"
                                        + error.path("id").asText() + ": "
                                        + error.at("/error/type").asText())
                                .collect(Collectors.joining("; ")),
                        "import again after what is named is put right");
            case 401, 403 ->
                new Outcome.Refused(
                        "Kibana does not let us in (status " + answer.statusCode() + ")",
                        "set KIBANA_API_KEY, or KIBANA_USER and KIBANA_PASSWORD, of somebody who may import objects");
            case 503 ->
                new Outcome.Refused(
                        "Kibana is not ready yet", "try again when " + kibana + "/api/status says available");
            default ->
                new Outcome.Refused(
                        "status " + answer.statusCode() + ": "
                                + body.path("message").asText("no word of Kibana's own"),
                        "look whether " + kibana + " is a Kibana of 8.19 or later");
        };
    }

    private static @Nullable String authorization(Map<String, String> environment) {
        String key = environment.get("KIBANA_API_KEY");
        if (key != null && !key.isBlank()) {
            return "ApiKey " + key;
        }
        String user = environment.get("KIBANA_USER");
        String pair = user + ":" + environment.getOrDefault("KIBANA_PASSWORD", "");
        return user == null || user.isBlank()
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
