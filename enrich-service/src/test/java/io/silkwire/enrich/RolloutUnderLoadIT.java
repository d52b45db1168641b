package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.broker.RealBroker;
import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.rollout.TopicsApply;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.wire.Travel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Definitions rolled out again and again while statements come in: what every record says is found out anew with the definitions of
 * the generation that it names. How soon and at what price is read by {@code ./silkwire bench rollout}.
 */
final class RolloutUnderLoadIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** By the broker's clock; far above what is seen, and below what a rollout that waits for something would take. */
    private static final Duration SURELY_LIVE = Duration.ofSeconds(20);

    private static final Instant TIME = Instant.parse("2026-11-22T08:00:00Z");
    private static final int ROLLOUTS = 6;
    private static final int TOPICS = 200;
    private static final Duration BETWEEN_STATEMENTS = Duration.ofMillis(10);

    @TempDir
    Path directory;

    private final Map<String, Statement> sent = new ConcurrentHashMap<>();
    private final Map<Long, TopicSet> generations = new TreeMap<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> enriched = new TreeMap<>();

    @Test
    void everyRecordIsOfTheDefinitionsOfTheGenerationItNames() throws Exception {
        Files.createDirectories(files());
        for (String name : List.of("water.yaml", "border.yaml", "energy.yaml")) {
            Files.copy(SeedTopics.DIRECTORY.resolve(name), files().resolve(name));
        }
        // Sending has a thread of its own: the one of the test applies, and reads what comes out.
        try (RealBroker broker = RealBroker.start(directory).stampingOnArrival();
                ApplicationContext context = context(broker);
                Enriching enriching = context.getBean(Enriching.class);
                KafkaConsumer<byte[], byte[]> out =
                        new KafkaConsumer<>(broker.connection().consumer(null));
                ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor()) {
            enriching.start();
            follow(out);
            rollOut(broker, 0);
            AtomicInteger number = new AtomicInteger();
            Future<?> sending = sender.scheduleAtFixedRate(
                    () -> send(broker, number.getAndIncrement()),
                    0,
                    BETWEEN_STATEMENTS.toMillis(),
                    TimeUnit.MILLISECONDS);
            for (int rollout = 1; rollout <= ROLLOUTS; rollout++) {
                long generation = rollOut(broker, rollout);
                await().atMost(PATIENCE).untilAsserted(() -> {
                    read(out);
                    assertThat(enriched.values()).anyMatch(each -> read(each).generation() == generation);
                });
            }
            assertThat(sending.isDone()).as("sending ended by a failure").isFalse();
            sending.cancel(false);
            await().atMost(PATIENCE).untilAsserted(() -> {
                read(out);
                assertThat(enriched.keySet()).containsExactlyInAnyOrderElementsOf(sent.keySet());
            });
            enriched.values().forEach(this::verify);
            verifyWhenLive(broker);
        }
    }

    private void verify(ConsumerRecord<byte[], byte[]> each) {
        EnrichedStatement was = read(each);
        assertThat(generations).containsKey(was.generation());
        TopicSet definitions = generations.getOrDefault(was.generation(), TopicSet.empty());
        assertThat(was).isEqualTo(Enricher.enrich(was.statement(), definitions));
        assertThat(was.statement()).isEqualTo(sent.get(RealBroker.text(each.key())));
        assertThat(was.tags()).isNotEmpty().allMatch(tag -> tag.generation() == was.generation());
    }

    /** From the record that ends a rollout to the first that is of it, both by the broker's clock. */
    private void verifyWhenLive(RealBroker broker) {
        List<ConsumerRecord<byte[], byte[]>> topics = broker.read(KafkaTopics.TOPICS);
        for (long generation : generations.keySet()) {
            long written = topics.stream()
                    .filter(each -> each.offset() == generation - 1)
                    .findFirst()
                    .orElseThrow()
                    .timestamp();
            long live = enriched.values().stream()
                    .filter(each -> read(each).generation() >= generation)
                    .mapToLong(ConsumerRecord::timestamp)
                    .min()
                    .orElseThrow();
            assertThat(Duration.ofMillis(live - written)).isLessThan(SURELY_LIVE);
        }
        assertThat(generations).hasSize(ROLLOUTS + 1);
    }

    /** Applies other texts of some topics, every third time of all, and keeps what they say under their generation. */
    private long rollOut(RealBroker broker, int number) throws Exception {
        for (int topic = 0; topic < TOPICS; topic++) {
            if (number % 3 == 0 || topic % 50 == number) {
                write(topic, number);
            }
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new TopicsApply(broker.connection(), List.of(), Clock.systemUTC(), print, print).run(files(), false))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        TopicSnapshot written = TopicSnapshot.read(broker.connection(), PATIENCE);
        generations.put(written.generation(), TopicSet.compile(written.rules(), written.generation()));
        return written.generation();
    }

    private void write(int topic, int number) throws Exception {
        String word = word(topic);
        Files.writeString(files().resolve("topic-" + topic + ".yaml"), """
                topic: topic-%d
                version: %d
                groups:
                  g: { weight: %d, en: ["%s", "%s canal"], ru: ["%s озеро"] }
                tests:
                  - { lang: en, text: "%s canal %s", expect: true }
                  - { lang: en, text: "desert", expect: false }
                  - { lang: ru, text: "%s озеро %s озеро %s озеро", expect: true }
                  - { lang: ru, text: "пустыня", expect: false }
                """.formatted(
                        topic, number + 1, 20 + number, word, word, word, word, word, word, word, word));
    }

    /** A name of its own for each topic: no word of a language, so that it is found as it stands. */
    private static String word(int topic) {
        String[] syllables = {"ka", "lo", "mi", "ter", "ban", "dor", "shu"};
        return "Zor" + syllables[topic % 7] + syllables[topic / 7 % 7] + syllables[topic / 49 % 7] + "dun";
    }

    private void send(RealBroker broker, int number) {
        Statement statement = Statements.of(
                "s" + number,
                "",
                "The ministers spoke of the " + word(number % TOPICS) + " canal and of " + word(number * 7 % TOPICS)
                        + ", of water resources of the Amu Darya, water supply and drinking water, part " + number);
        sent.put(statement.id().value(), statement);
        try {
            broker.send(KafkaTopics.STATEMENTS, statement.id().value(), statement, TIME, Travel.LIVE);
        } catch (Exception e) {
            throw new IllegalStateException("statement " + number + " could not be sent", e);
        }
    }

    private static void follow(KafkaConsumer<byte[], byte[]> out) {
        List<TopicPartition> partitions = out.partitionsFor(KafkaTopics.ENRICHED.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        out.assign(partitions);
        out.seekToBeginning(partitions);
    }

    private void read(KafkaConsumer<byte[], byte[]> out) {
        for (ConsumerRecord<byte[], byte[]> each : out.poll(Duration.ofMillis(200))) {
            assertThat(enriched.put(RealBroker.text(each.key()), each))
                    .as("a statement enriched twice")
                    .isNull();
        }
    }

    private static EnrichedStatement read(ConsumerRecord<byte[], byte[]> each) {
        return JsonCodec.read(each.value(), EnrichedStatement.class);
    }

    private Path files() {
        return directory.resolve("files");
    }

    private ApplicationContext context(RealBroker broker) {
        return ApplicationContext.run(Map.of(
                "kafka.bootstrap.servers",
                broker.bootstrapServers(),
                "silkwire.enrich.enabled",
                false,
                "silkwire.enrich.state-directory",
                directory.resolve("state").toString()));
    }
}
