package io.silkwire.standalone.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the HTTP API of an alert service; what it refuses becomes a message with a remedy. */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String API = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String site;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * A client of the service at this address.
     *
     * @param site of the page, such as {@code http://localhost:8080}
     * @param token an API token, or null where no accounts are kept
     * @throws RefusedException where the address is none
     */
    public ApiClient(String site, @Nullable String token) {
        this.site = site.replaceFirst("/+$", "").replaceFirst(API + "$", "");
        this.token = token == null || token.isBlank() ? null : token.strip();
        if (!this.site.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new RefusedException("'" + site + "' is no address of a Silkwire; expected http://host:port");
        }
        if (this.token != null && !this.token.matches("[!-~]+")) {
            throw new RefusedException(
                    "the API token has characters that none has; copy it again, it begins with swk_");
        }
    }

    /** Reads this path below {@code /api/v1}. */
    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** Posts, puts or deletes at this path below {@code /api/v1}; an answer without a body is a missing node. */
    public JsonNode send(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return answer.statusCode() < 300 ? read(answer) : refuse(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while " + site + " was asked");
        } catch (IOException e) {
            throw new RefusedException("no Silkwire answers at " + site + " (" + told(e)
                    + "): start it with './silkwire up', or name another with --url or SILKWIRE_URL");
        }
    }

    /** An id as a part of a path. */
    public static String part(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address of a path of that site, as people open it. */
    public String at(String path) {
        return site + path;
    }

    private URI address(String path) {
        return URI.create(site + API + path);
    }

    private JsonNode read(HttpResponse<String> answer) {
        if (answer.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new RefusedException("what answers at " + site + " is no Silkwire: expected JSON, got "
                    + answer.headers().firstValue("Content-Type").orElse("something else")
                    + "; look at --url");
        }
    }

    private JsonNode refuse(HttpResponse<String> answer) {
        JsonNode problem;
        try {
            problem = JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            problem = MissingNode.getInstance();
        }
        String detail = problem.path("detail").asText("status " + answer.statusCode() + " without a reason");
        String message = switch (answer.statusCode()) {
            case 401 ->
                token == null
                        ? site + " asks who you are: make an API token on its page " + site
                                + "/account and set SILKWIRE_TOKEN, or give --token"
                        : site + " does not take this API token: " + detail;
            case 403 -> "you may not do that: " + detail;
            case 429 ->
                detail + " (" + answer.headers().firstValue("Retry-After").orElse("some") + " s)";
            default -> detail;
        };
        throw new RefusedException(message, answer.statusCode(), problem.path("errors"));
    }

    private static String told(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "no connection" : message;
    }
}
