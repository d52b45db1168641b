package io.silkwire.alert.fakes;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.embedded.Ports;
import io.silkwire.text.Stems;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * The alert service on a real broker, with a receiver of webhooks beside it and a client of its HTTP API. It can be stopped and
 * started anew over what stands in Kafka, at the same address.
 */
public final class AlertServer implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final int port = Ports.free(1).getFirst();
    private final Path dir;
    private final TestBroker broker;
    private final Receiver receiver = Receiver.start();
    private final KafkaProducer<byte[], byte[]> producer;
    private @Nullable EmbeddedServer running;

    /** Starts the broker and the receiver; the service comes with {@link #serve}. */
    public AlertServer(Path dir) {
        this.dir = dir;
        this.broker = TestBroker.start(dir);
        this.producer = new KafkaProducer<>(broker.connection().producer("test"));
    }

    /**
     * Starts the service; one that runs is stopped first.
     *
     * @param more settings beside those of the broker, its folder and its address, or in their place
     */
    public void serve(Map<String, Object> more) {
        stop();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "micronaut.server.port",
                port,
                "kafka.bootstrap.servers",
                broker.connection().bootstrapServers(),
                "elasticsearch.url",
                "http://127.0.0.1:9",
                "silkwire.alert.match.state-dir",
                dir.resolve("state").toString(),
                "silkwire.alert.delivery.close-patience",
                "1s"));
        settings.putAll(more);
        running = ApplicationContext.builder()
                .overrideConfigLocations("classpath:alert-service/")
                .properties(settings)
                .run(EmbeddedServer.class);
    }

    /** Where it answers, also while it is stopped. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** What the service is made of. */
    public ApplicationContext context() {
        EmbeddedServer server = running;
        if (server == null) {
            throw new IllegalStateException("the service was not started");
        }
        return server.getApplicationContext();
    }

    /** Its broker. */
    public TestBroker broker() {
        return broker;
    }

    /** The receiver beside it. */
    public Receiver receiver() {
        return receiver;
    }

    /** Asks for a page or a resource. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    /** Posts JSON. */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, "application/json");
    }

    /** Sends a request. */
    public HttpResponse<String> send(String method, String path, @Nullable String body, @Nullable String type)
            throws IOException, InterruptedException {
        return send(method, path, body, type, Map.of());
    }

    /** Sends a request with these headers besides. */
    public HttpResponse<String> send(
            String method, String path, @Nullable String body, @Nullable String type, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens the live stream, after this event where there is one. */
    public <T> HttpResponse<T> follow(@Nullable String lastEventId, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/alerts/stream"));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.send(request.build(), handler);
    }

    /** Publishes an enriched statement that is in Russian and has a title only; returns when Kafka has it. */
    public void publish(String name, String title, Travel travel) throws Exception {
        SourceId source = new SourceId("test");
        Statement statement = new Statement(
                StatementId.ofCorpusName(source, name),
                1,
                source,
                null,
                name,
                title,
                "",
                "https://mfa.example/" + name,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of(title, List.of()),
                Instant.EPOCH,
                null,
                null,
                null);
        EnrichedStatement enriched =
                new EnrichedStatement(statement, "ru", List.of(), new EnrichedStatement.Stems(Stems.of(title), ""), 0);
        producer.send(WireRecords.of(
                        KafkaTopics.ENRICHED,
                        null,
                        statement.id().value(),
                        enriched,
                        name,
                        "/test",
                        Instant.EPOCH,
                        travel))
                .get(30, TimeUnit.SECONDS);
    }

    /** Publishes an alert, as the matcher does. */
    public void alert(Alert alert) {
        var unused = producer.send(WireRecords.of(
                KafkaTopics.ALERTS,
                null,
                alert.subscriptionId().value(),
                alert,
                alert.id().value(),
                "/test",
                alert.matchedAt(),
                Travel.LIVE));
    }

    @Override
    public void close() {
        stop();
        producer.close();
        receiver.close();
        broker.close();
    }

    private void stop() {
        EmbeddedServer server = running;
        running = null;
        if (server != null) {
            server.close();
        }
    }

    private URI uri(String path) {
        return URI.create(url() + path);
    }
}
