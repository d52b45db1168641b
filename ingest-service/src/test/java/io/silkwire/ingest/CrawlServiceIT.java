package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.wire.KafkaConnection;
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
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it starts, with a file of sources. */
class CrawlServiceIT {
    @TempDir
    private Path data;

    @Test
    void crawlsTheActiveSourcesOfItsFileAndNoOthers() throws Exception {
        List<Integer> ports = Ports.free(2);
        String servers = "127.0.0.1:" + ports.get(0);
        try (SiteFarm farm = new SiteFarm(2, 0);
                EmbeddedKafka broker = EmbeddedKafka.start(
                        new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1)))) {
            assertThat(broker).isNotNull();
            farm.site(0).page("/news/1", "On water", "The parties met in Osh.");
            farm.site(1).page("/news/1", "On roads", "A road was opened.");
            Path sources = Files.writeString(data.resolve("sources.yaml"), """
                    - {id: active, name: "Active <b>", kind: ministry, feeds: ['%s'], state: active}
                    - {id: wrong, name: Wrong, kind: ministry, tier: 9}
                    - {id: idle, name: Idle, kind: ministry, feeds: ['%s']}
                    """.formatted(
                            farm.site(0).url("/feed.xml"), farm.site(1).url("/feed.xml")));
            try (ApplicationContext context = service(servers, sources)) {
                EmbeddedServer server = context.getBean(EmbeddedServer.class);

                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(
                                () -> assertThat(get(server, "/prometheus").body())
                                        .contains("items_total{disposition=\"new\",step=\"ingest.crawl\"} 1.0"));

                assertThat(get(server, "/health").body()).contains("\"crawl\"", "\"partitions\":16");
                assertThat(get(server, "/prometheus").body())
                        .contains("crawl_places", "sources_alarmed{alarm=\"silent\"} 0.0");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(get(server, "/api/v1/sources").body())
                                        .contains("\"id\":\"active\"", "\"outcome\":\"fetched\"", "\"lastItem\":\"20")
                                        .contains("\"id\":\"idle\"", "\"state\":\"paused\""));
                assertThat(get(server, "/api/v1/sources/active").body())
                        .contains(farm.site(0).url("/feed.xml"));
                assertThat(get(server, "/api/v1/sources/nobody").statusCode()).isEqualTo(404);
                assertThat(get(server, "/sources").body())
                        .contains("<h2 dir=\"auto\">Active &lt;b&gt;</h2>", "fetched");
            }
            List<Statement> published = CrawlIT.read(KafkaConnection.to(servers), KafkaTopics.STATEMENTS).stream()
                    .map(found -> JsonCodec.read(found.value(), Statement.class))
                    .toList();
            assertThat(published).singleElement().satisfies(statement -> {
                assertThat(statement.title()).isEqualTo("On water");
                ArchiveRecord kept = Objects.requireNonNull(statement.archive());
                assertThat(data.resolve("archive"))
                        .isDirectoryContaining(file -> file.getFileName()
                                .toString()
                                .startsWith(kept.file().replace(".warc.gz", "").replace(".open", "")));
            });
            assertThat(farm.site(1).seen()).isEmpty();
        }
    }

    private ApplicationContext service(String servers, Path sources) {
        return Micronaut.build(new String[0])
                .mainClass(IngestService.class)
                .banner(false)
                .overrideConfigLocations("classpath:ingest-service/")
                .properties(Map.of(
                        "micronaut.server.port",
                        -1,
                        "kafka.bootstrap.servers",
                        servers,
                        "silkwire.ingest.crawl.sources",
                        sources.toString(),
                        "silkwire.ingest.crawl.contact",
                        "crawl@test.example",
                        "silkwire.ingest.crawl.delay",
                        "10ms",
                        "silkwire.ingest.crawl.archive-directory",
                        data.resolve("archive").toString(),
                        "silkwire.ingest.crawl.allow-loopback",
                        true))
                .start();
    }

    private static HttpResponse<String> get(EmbeddedServer server, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
