package io.silkwire.standalone;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A real HTTP server that takes webhooks, checks each with the reference library of Standard Webhooks, and keeps their ids. */
final class WebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Webhook verifier;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** One request: the id it carried, its body, and whether its signature was right. */
    record Received(String id, String body, boolean verified) {}

    WebhookReceiver(String secret) throws IOException {
        try {
            verifier = new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("a receiver needs a secret", e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
        received.add(new Received(headers.firstValue("webhook-id").orElse("none"), body, verify(body, headers)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private boolean verify(String body, HttpHeaders headers) {
        try {
            verifier.verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
