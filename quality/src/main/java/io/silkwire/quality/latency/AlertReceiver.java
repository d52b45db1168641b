package io.silkwire.quality.latency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver of webhooks on this machine that notes when it first hears of a statement. */
final class AlertReceiver implements AutoCloseable {
    private static final Pattern MATCHED = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final Pattern STATEMENT = Pattern.compile("\"statement\":\\{\"id\":\"([0-9a-f]+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Heard> firstHeard = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final Clock clock;

    AlertReceiver(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * The first request about a statement.
     *
     * @param at by {@link System#nanoTime}
     * @param sinceMatch since the alert was made
     */
    record Heard(long at, Duration sinceMatch) {}

    /** An endpoint of its own. */
    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** The first request about each statement, by its id. */
    Map<String, Heard> firstHeard() {
        return firstHeard;
    }

    /** How many requests came in. */
    long requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        requests.incrementAndGet();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher statement = STATEMENT.matcher(body);
            Matcher matched = MATCHED.matcher(body);
            if (statement.find() && matched.find()) {
                Duration sinceMatch = Duration.between(Instant.parse(matched.group(1)), clock.instant());
                firstHeard.putIfAbsent(statement.group(1), new Heard(now, sinceMatch));
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
