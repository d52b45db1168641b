package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it starts in a process of its own, with its own configuration file. */
class IngestServiceIT {
    @TempDir
    private Path data;

    @Test
    void waitsForKafkaAndThenReplaysItsCorpus() throws Exception {
        Path corpus = Files.createDirectory(data.resolve("corpus"));
        Files.writeString(corpus.resolve("note.txt"), "A note\n\nIts text.");
        Files.writeString(corpus.resolve("empty.txt"), "");
        List<Integer> ports = Ports.free(2);
        EmbeddedKafka.Settings kafka = new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1));

        try (ApplicationContext context = Micronaut.build(new String[0])
                .mainClass(IngestService.class)
                .banner(false)
                .overrideConfigLocations("classpath:ingest-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        "127.0.0.1:" + ports.get(0),
                        "kafka.default.api.timeout.ms",
                        "2000",
                        "kafka.request.timeout.ms",
                        "1000",
                        "silkwire.ingest.replay-directory",
                        corpus.toString()))
                .start()) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class);

            HttpResponse<String> before = get(server, "/health");
            EmbeddedKafka broker = EmbeddedKafka.start(kafka);
            try {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(get(server, "/prometheus").body())
                                        .contains("items_total{disposition=\"new\",step=\"ingest.replay\"} 1.0")
                                        .contains("items_total{disposition=\"empty\",step=\"ingest.replay\"} 1.0"));

                assertThat(before.statusCode()).isEqualTo(503);
                assertThat(before.body()).contains("waitingFor");
                assertThat(get(server, "/health").statusCode()).isEqualTo(200);
            } finally {
                broker.close();
            }
        }
    }

    private static HttpResponse<String> get(EmbeddedServer server, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
