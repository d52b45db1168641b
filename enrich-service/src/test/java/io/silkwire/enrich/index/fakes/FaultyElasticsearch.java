package io.silkwire.enrich.index.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that hands every request on to a real Elasticsearch and spoils bulk requests as told. Without a fault its
 * answers are those of Elasticsearch.
 */
public final class FaultyElasticsearch implements AutoCloseable {
    /** What goes wrong with bulk requests. */
    public enum Fault {
        NONE,
        /** Every third document is answered 429 and not written. */
        THROTTLES_A_THIRD,
        /** Every third document is written and yet answered 429. */
        THROTTLES_A_THIRD_AFTER_APPLYING,
        /** Everything is written, then the connection breaks. */
        DROPS_THE_ANSWER,
        /** Everything is written, then nothing comes and the connection stays open. */
        NEVER_ANSWERS,
        /** Nothing is written, the whole request is answered 503 with a page that is not JSON. */
        UNAVAILABLE,
        /** Nothing is written, nothing comes and the connection stays open, as after a cut cable. */
        HALF_OPEN,
        /** Nothing is written, the whole request is answered 403. */
        FORBIDDEN,
        /** Nothing is written, the whole request is answered 401. */
        UNAUTHORIZED,
        /** Writing works, but looking stories up ({@code _mget}) is answered 429. */
        THROTTLES_LOOKS
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Else small answers wait 40 ms for an acknowledgement of their head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final URI real;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger items = new AtomicInteger();
    private final AtomicInteger bulkRequests = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile int maxBulkBytes = Integer.MAX_VALUE;
    private int port;
    private HttpServer server;
    private ExecutorService handlers;

    /** Listens on a free port, in front of this Elasticsearch. */
    public FaultyElasticsearch(URI real) {
        this.real = real;
        this.handlers = Executors.newVirtualThreadPerTaskExecutor();
        this.server = listen(0);
        this.port = server.getAddress().getPort();
    }

    /** Where it listens, also while it is down. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on this goes wrong. */
    public void set(Fault now) {
        fault = now;
    }

    /** From now on a larger bulk request is answered 413. */
    public void limitBulkTo(int bytes) {
        maxBulkBytes = bytes;
    }

    /** How many bulk requests came, and looks at stories that were refused. */
    public int bulkRequests() {
        return bulkRequests.get();
    }

    /** Nobody listens any more: connections are refused, those under way break. */
    public synchronized void down() {
        server.stop(0);
        handlers.shutdownNow();
    }

    /** Listens again, on the same port. */
    public synchronized void up() {
        handlers = Executors.newVirtualThreadPerTaskExecutor();
        server = listen(port);
    }

    @Override
    public void close() {
        down();
        http.close();
    }

    private HttpServer listen(int onPort) {
        try {
            HttpServer listening =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            listening.createContext("/", this::handle);
            listening.setExecutor(handlers);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().endsWith("/_bulk")) {
            bulkRequests.incrementAndGet();
            handleBulk(exchange, body);
        } else if (fault == Fault.THROTTLES_LOOKS
                && exchange.getRequestURI().getPath().endsWith("/_mget")) {
            bulkRequests.incrementAndGet();
            answerRefused(exchange, 429, "rejected execution: queue is full");
        } else {
            answer(exchange, forward(exchange, body));
        }
    }

    private void handleBulk(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length > maxBulkBytes) {
            answer(exchange, 413, "text/html", "<html>413 Request Entity Too Large</html>");
            return;
        }
        switch (fault) {
            case NONE, THROTTLES_LOOKS -> answer(exchange, forward(exchange, body));
            case THROTTLES_A_THIRD -> throttle(exchange, body);
            case THROTTLES_A_THIRD_AFTER_APPLYING -> answerThrottled(exchange, forward(exchange, body));
            case DROPS_THE_ANSWER -> {
                forward(exchange, body);
                exchange.close();
            }
            case NEVER_ANSWERS -> forward(exchange, body);
            case UNAVAILABLE -> answer(exchange, 503, "text/html", "<html>no server is available</html>");
            case HALF_OPEN -> {
                // Neither answered nor closed.
            }
            case FORBIDDEN -> answerRefused(exchange, 403, "action [indices:data/write/bulk] is unauthorized");
            case UNAUTHORIZED -> answerRefused(exchange, 401, "unable to authenticate user [writer]");
        }
    }

    /** Hands on two thirds of the documents and mixes made-up refusals of the others into the answer. */
    private void throttle(HttpExchange exchange, byte[] body) throws IOException {
        List<Boolean> applied = new ArrayList<>();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            boolean apply = items.incrementAndGet() % 3 != 0;
            applied.add(apply);
            if (apply) {
                kept.writeBytes((lines.get(i) + "\n" + lines.get(i + 1) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        ArrayNode answers = JSON.createArrayNode();
        if (kept.size() > 0) {
            JsonNode real = JSON.readTree(forward(exchange, kept.toByteArray()).body());
            real.path("items").forEach(answers::add);
        }
        ArrayNode mixed = JSON.createArrayNode();
        int next = 0;
        for (boolean apply : applied) {
            mixed.add(apply ? answers.get(next++) : throttled());
        }
        answer(
                exchange,
                200,
                "application/json",
                JSON.createObjectNode().set("items", mixed).toString());
    }

    private void answerThrottled(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        ArrayNode mixed = JSON.createArrayNode();
        for (JsonNode item : JSON.readTree(response.body()).path("items")) {
            mixed.add(items.incrementAndGet() % 3 == 0 ? throttled() : item);
        }
        answer(
                exchange,
                200,
                "application/json",
                JSON.createObjectNode().set("items", mixed).toString());
    }

    private static void answerRefused(HttpExchange exchange, int status, String reason) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("status", status);
        body.putObject("error").put("type", "security_exception").put("reason", reason);
        answer(exchange, status, "application/json", body.toString());
    }

    private static JsonNode throttled() {
        ObjectNode index = JSON.createObjectNode().put("status", 429);
        index.putObject("error").put("type", "es_rejected_execution_exception").put("reason", "queue is full");
        return JSON.createObjectNode().set("index", index);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        real.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("went down while handing a request on", e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = response.body();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), head || body.length == 0 ? -1 : body.length);
        write(exchange, head ? new byte[0] : body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        write(exchange, body);
    }

    private static void write(HttpExchange exchange, byte[] body) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
