package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.enrich.comparison.StatementsSince;
import io.silkwire.enrich.rollout.TopicsApply;
import io.silkwire.enrich.rollout.TopicsList;
import io.silkwire.wire.Travel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topic definitions rolled out to an enricher that runs, over restarts and compaction. */
final class TopicsRolloutIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private RealBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = RealBroker.start(directory);
        Files.createDirectories(files());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aDirectoryIsAppliedWholeOrNotAtAllAndWhatHasNoFileAnyMoreGoes() throws Exception {
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class);
                EmbeddedServer server = context.getBean(EmbeddedServer.class)) {
            enriching.start();
            server.start();
            URI enricher = server.getURI();
            write("lakes", "lake", 1);
            write("seas", "sea", 1);
            assertThat(apply(List.of(enricher), true)).isZero();
            assertThat(said()).contains("+ lakes  new", "+ seas  new", "nothing was written (--dry-run)");
            assertThat(broker.read(KafkaTopics.TOPICS)).isEmpty();

            assertThat(apply(List.of(enricher), false)).isZero();
            assertThat(said()).contains("generation 3 is in force at " + enricher);
            assertThat(enriching.generation()).isEqualTo(3);
            assertThat(tagsOf("one", "the lake and the sea")).containsExactly("lakes@3", "seas@3");

            write("lakes", "pond", 2);
            Files.writeString(files().resolve("rivers.yaml"), "topic: rivers\ngroups:\n  g: { en: [\"\"] }\n");
            assertThat(apply(List.of(enricher), false)).isEqualTo(1);
            assertThat(said()).contains("rivers.yaml:3: ", "nothing was written: ");
            assertThat(enriching.generation()).isEqualTo(3);

            Files.delete(files().resolve("rivers.yaml"));
            Files.delete(files().resolve("seas.yaml"));
            assertThat(apply(List.of(enricher), false)).isZero();
            assertThat(said()).contains("~ lakes  changed", "- seas  removed", "0 unchanged", " is in force at ");
            long second = enriching.generation();
            assertThat(tagsOf("two", "the lake, the pond and the sea")).containsExactly("lakes@" + second);

            List<String> since = new ArrayList<>();
            assertThat(new StatementsSince(broker.connection(), Instant.EPOCH)
                            .each(statement -> since.add(statement.body())))
                    .isZero();
            assertThat(since).containsExactlyInAnyOrder("the lake and the sea", "the lake, the pond and the sea");
            assertThat(new StatementsSince(broker.connection(), Instant.parse("2100-01-01T00:00:00Z"))
                            .each(statement -> since.add("later")))
                    .isZero();
            assertThat(since).doesNotContain("later");

            assertThat(apply(List.of(enricher), false)).isZero();
            assertThat(said()).contains("1 unchanged", "generation " + second + " stays in force");
            write("lakes", "lake", 3);
            assertThat(list(enricher)).isZero();
            assertThat(said())
                    .containsPattern("lakes +2 +tests +en +1 +10\\.0 +\\d+ +differs")
                    .contains("generation " + second + " is in force");
        }
    }

    @Test
    void aBadRecordNeverTakesTheGoodOneOutAlsoAfterCompactionAndARestart() throws Exception {
        write("lakes", "lake", 1);
        write("seas", "sea", 1);
        long before;
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(apply(List.of(), false)).isZero();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(enriching.running().topics()).hasSize(2));
            broker.send(KafkaTopics.TOPICS, "lakes", definition("lakes", "topic: lakes\nbroken"), TIME, Travel.LIVE);
            broker.sendRaw(KafkaTopics.TOPICS, bytes("seas"), bytes("not json"));
            Files.delete(files().resolve("seas.yaml"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(enriching.running().topics())
                            .allSatisfy(state -> assertThat(state.problem()).isNotEmpty()));
            before = enriching.generation();
            assertThat(tagsOf("one", "the lake and the sea")).containsExactly("lakes@" + before, "seas@" + before);
        }
        compact();
        assertThat(broker.read(KafkaTopics.TOPICS).stream()
                        .filter(each -> RealBroker.text(each.key()).equals("lakes")))
                .as("the good text under the topic's own key")
                .hasSize(1);
        try (ApplicationContext context = context();
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(enriching.generation()).isGreaterThanOrEqualTo(before);
            assertThat(enriching.running().topics())
                    .extracting(state -> state.id() + " " + state.inForce())
                    .containsExactly("lakes true", "seas true");
            long after = enriching.generation();
            assertThat(tagsOf("two", "the lake and the sea")).containsExactly("lakes@" + after, "seas@" + after);
        }
    }

    @Test
    void aStartDoesNotUndoWhatWasAppliedUntilTheSeedsAreAppliedAgain() throws Exception {
        Files.createDirectories(seeds());
        write(seeds(), "lakes", "lake", 1);
        write(seeds(), "seas", "sea", 1);
        write("lakes", "pond", 2);
        try (ApplicationContext context = context(seeds());
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(wordsInForce(enriching)).containsExactly("lakes 1", "seas 1");
            write(seeds(), "lakes", "mere", 3);
        }
        try (ApplicationContext context = context(seeds());
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(wordsInForce(enriching)).as("an edited seed").containsExactly("lakes 3", "seas 1");
            assertThat(apply(List.of(), false)).isZero();
        }
        write(seeds(), "rivers", "river", 1);
        long applied;
        try (ApplicationContext context = context(seeds());
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(wordsInForce(enriching))
                    .as("changed, and one taken away, by apply")
                    .containsExactly("lakes 2");
            applied = enriching.generation();
            PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
            assertThat(new TopicsApply(broker.connection(), List.of(), Clock.systemUTC(), print, print)
                            .runSeeds(seeds(), false))
                    .isZero();
            write(seeds(), "seas", "bay", 2);
        }
        try (ApplicationContext context = context(seeds());
                Enriching enriching = context.getBean(Enriching.class)) {
            enriching.start();
            assertThat(wordsInForce(enriching)).containsExactly("lakes 3", "rivers 1", "seas 2");
            assertThat(enriching.generation()).isGreaterThan(applied);
        }
    }

    private static List<String> wordsInForce(Enriching enriching) {
        return enriching.running().topics().stream()
                .map(state -> state.id() + " " + state.version())
                .toList();
    }

    /** Tags of a statement sent now, with their generations. */
    private List<String> tagsOf(String name, String body) throws Exception {
        Statement statement = Statements.of(name, "", body);
        broker.send(KafkaTopics.STATEMENTS, statement.id().value(), statement, TIME, Travel.LIVE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(enriched(statement)).isNotEmpty());
        return enriched(statement).getLast().tags().stream()
                .map(tag -> tag.topicId() + "@" + tag.generation())
                .sorted()
                .toList();
    }

    private List<EnrichedStatement> enriched(Statement statement) {
        return broker.read(KafkaTopics.ENRICHED).stream()
                .map(each -> JsonCodec.read(each.value(), EnrichedStatement.class))
                .filter(each -> each.statement().id().equals(statement.id()))
                .toList();
    }

    /** Makes the broker compact the definitions now, and waits until a text that was replaced has gone. */
    private void compact() throws Exception {
        try (Admin admin = Admin.create(broker.connection().admin())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, KafkaTopics.TOPICS.name()),
                            List.of(set("segment.ms", "100"), set("min.cleanable.dirty.ratio", "0.0")),
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(set("log.cleaner.backoff.ms", "200"))))
                    .all()
                    .get();
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            // A segment is closed, and with that ready to be compacted, by the next record only.
            broker.sendRaw(KafkaTopics.TOPICS, bytes("rollout/test"), bytes("{}"));
            assertThat(broker.read(KafkaTopics.TOPICS).stream()
                            .filter(each -> RealBroker.text(each.key()).equals("lakes")))
                    .hasSize(1);
        });
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
    }

    private int apply(List<URI> enrichers, boolean dryRun) {
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new TopicsApply(broker.connection(), enrichers, Clock.systemUTC(), print, print).run(files(), dryRun);
    }

    private int list(URI enricher) {
        out.reset();
        return new TopicsList(new PrintStream(out, true, StandardCharsets.UTF_8)).run(enricher, files());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String id, String word, int version) throws Exception {
        write(files(), id, word, version);
    }

    private static void write(Path folder, String id, String word, int version) throws Exception {
        Files.writeString(folder.resolve(id + ".yaml"), """
                topic: %s
                version: %d
                owner: tests
                groups:
                  g: { weight: 20, en: ["%s"] }
                tests:
                  - { lang: en, text: "%s", expect: true }
                  - { lang: en, text: "desert", expect: false }
                """.formatted(id, version, word, word));
    }

    private static TopicDefinition definition(String id, String yaml) {
        return new TopicDefinition(new TopicId(id), id + ".yaml", yaml);
    }

    private Path files() {
        return directory.resolve("files");
    }

    private Path seeds() {
        return directory.resolve("seeds");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ApplicationContext context() {
        return context(null);
    }

    private ApplicationContext context(@Nullable Path seeds) {
        return ApplicationContext.run(Map.of(
                "silkwire.enrich.topics-directory",
                seeds == null ? "" : seeds.toString(),
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "silkwire.enrich.enabled",
                false,
                "micronaut.server.port",
                -1,
                "silkwire.enrich.state-directory",
                directory.resolve("state").toString()));
    }
}
