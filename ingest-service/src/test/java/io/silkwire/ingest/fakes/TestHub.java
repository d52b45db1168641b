package io.silkwire.ingest.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A hub on the loopback address as the WebSub recommendation describes it: it takes subscriptions, asks back, and tells of news. */
public final class TestHub implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> verified = new CopyOnWriteArrayList<>();
    private volatile Consumer<Map<String, String>> onAsked = this::verify;

    /** A hub that grants what is asked for. */
    public TestHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Does this with each request, instead of asking back. */
    public TestHub onAsked(Consumer<Map<String, String>> what) {
        onAsked = what;
        return this;
    }

    /** Where to ask it. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** The requests so far. */
    public List<Map<String, String>> asked() {
        return asked;
    }

    /** The requests that were meant, as it turned out. */
    public List<Map<String, String>> verified() {
        return verified;
    }

    /** Asks back (section 5.3). */
    public void verify(Map<String, String> request) {
        HttpResponse<String> answer = intent(request, "subscribe", request.get("hub.topic"), "challenge-of-the-hub");
        if (answer.statusCode() == 200 && answer.body().equals("challenge-of-the-hub")) {
            verified.add(request);
        }
    }

    /** Sends a verification or a denial. */
    public HttpResponse<String> intent(Map<String, String> request, String mode, String topic, String challenge) {
        URI callback = URI.create(request.get("hub.callback") + "?hub.mode=" + mode + "&hub.topic="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8) + "&hub.challenge=" + challenge
                + "&hub.lease_seconds=" + request.get("hub.lease_seconds"));
        return send(HttpRequest.newBuilder(callback).build());
    }

    /** Tells of news, signed with this secret. */
    public int tell(Map<String, String> request, String content, String secret) {
        return send(HttpRequest.newBuilder(URI.create(request.get("hub.callback")))
                        .header("Content-Type", "application/rss+xml")
                        .header("X-Hub-Signature", "sha256=" + sign(content, secret))
                        .POST(HttpRequest.BodyPublishers.ofString(content))
                        .build())
                .statusCode();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> form = new HashMap<>();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (String pair : body.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            asked.add(form);
            exchange.sendResponseHeaders(202, -1);
            Thread.ofVirtual().start(() -> onAsked.accept(form));
        }
    }

    private static String sign(String content, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
