package io.silkwire.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.fakes.SiteFarm;
import io.silkwire.ingest.fakes.SiteFarm.OneSite;
import io.silkwire.ingest.fakes.SiteFarm.Seen;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the sites; one of them is killed. */
class TwoCrawlersIT {
    private static final int SITES = 24;
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path data;

    @Test
    void askNoHostAtOnceAndLoseAndDoubleNothingWhenOneIsKilled() throws Exception {
        List<Integer> ports = Ports.free(2);
        KafkaConnection kafka = KafkaConnection.to("127.0.0.1:" + ports.get(0));
        try (EmbeddedKafka broker = EmbeddedKafka.start(
                        new EmbeddedKafka.Settings(data.resolve("kafka"), ports.get(0), ports.get(1)));
                SiteFarm farm = new SiteFarm(SITES, 20)) {
            assertThat(broker).isNotNull();
            TopicProvisioner.provision(kafka, KafkaTopics.all());
            for (int i = 0; i < SITES; i++) {
                farm.site(i).page("/news/1", "First of " + i, "The first notice of office " + i + ".");
                CrawlGraph.put(
                        kafka, CrawlGraph.source("office-" + i, farm.site(i).url("/feed.xml"), SECOND, SECOND));
            }
            Process killed = CrawlProcess.start(kafka, DELAY, data.resolve("killed.log"));
            try (CrawlGraph staying =
                    CrawlGraph.start(kafka, CrawlGraph.fetcher(), new FeedDocuments(), DELAY, Clock.systemUTC())) {
                await(() -> {
                    assertThat(staying.crawler().status().partitions()).isEqualTo(8);
                    assertThat(staying.crawler().status().active()).isEqualTo(8);
                });
                await(() -> assertThat(published(kafka)).hasSize(SITES));

                farm.sites().forEach(site -> site.page("/news/2", "Second", "The second notice of " + site.url("/")));
                await(() -> assertThat(published(kafka).size()).isGreaterThan(SITES + SITES / 3));
                killed.destroyForcibly();
                assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
                farm.sites().forEach(site -> site.page("/news/3", "Third", "The third notice of " + site.url("/")));

                await(() -> assertThat(staying.crawler().status().active()).isEqualTo(16));
                await(() -> assertThat(published(kafka).stream().distinct()).hasSize(3 * SITES));
            } finally {
                killed.destroyForcibly();
            }

            assertThat(published(kafka)).hasSize(3 * SITES).doesNotHaveDuplicates();
            assertThat(farm.sites()).allSatisfy(TwoCrawlersIT::assertOneRequestAtATime);
        }
    }

    /** What the server saw: its answers take time, so that two at once would overlap. */
    private static void assertOneRequestAtATime(OneSite site) {
        List<Seen> seen = site.seen().stream()
                .sorted(Comparator.comparingLong(Seen::begin))
                .toList();
        assertThat(seen).hasSizeGreaterThan(4);
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).begin() - seen.get(i - 1).end())
                    .as("pause before request %d of %s", i, site.url("/"))
                    .isGreaterThanOrEqualTo(DELAY.toNanos());
        }
    }

    private static List<String> published(KafkaConnection kafka) {
        return CrawlIT.read(kafka, KafkaTopics.STATEMENTS).stream()
                .map(found -> JsonCodec.read(found.value(), Statement.class))
                .map(statement -> statement.url() + " " + statement.revision())
                .toList();
    }

    private static void await(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }
}
