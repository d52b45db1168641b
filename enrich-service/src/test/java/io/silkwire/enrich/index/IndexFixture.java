package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.StatementId;
import io.silkwire.embedded.ElasticsearchHome;
import io.silkwire.embedded.ElasticsearchProcess;
import io.silkwire.embedded.EmbeddedKafka;
import io.silkwire.embedded.Ports;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One real broker and one real Elasticsearch for all tests of this JVM, with the few things the tests ask of them. */
final class IndexFixture {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable IndexFixture shared;

    final EmbeddedKafka broker;
    final ElasticsearchProcess elasticsearch;
    final KafkaConnection kafka;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    /** The one of this JVM, started by the first call and stopped with it. */
    static synchronized IndexFixture shared() {
        IndexFixture running = shared;
        if (running == null) {
            try {
                running = new IndexFixture(Files.createTempDirectory("silkwire-index"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            shared = running;
        }
        return running;
    }

    private IndexFixture(Path folder) {
        List<Integer> ports = Ports.free(4);
        elasticsearch = ElasticsearchProcess.start(ElasticsearchProcess.Settings.of(
                ElasticsearchHome.find(), folder.resolve("elasticsearch"), ports.get(0), ports.get(1)));
        broker = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), ports.get(2), ports.get(3)));
        // The shortest the broker takes: whoever stops polling for so long is out of the group.
        kafka = new KafkaConnection(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "session.timeout.ms",
                "6000",
                "heartbeat.interval.ms",
                "300",
                "max.poll.interval.ms",
                "6000"));
        TopicProvisioner.provision(kafka, KafkaTopics.all());
        admin = Admin.create(KafkaConnection.to(broker.bootstrapServers()).admin());
        producer = new KafkaProducer<>(
                KafkaConnection.to(broker.bootstrapServers()).producer("test"));
        elasticsearch.awaitReady(START);
    }

    static IndexSettings settings(String name) {
        return new IndexSettings(
                name + "-v1",
                name,
                1,
                0,
                Duration.ofMillis(500),
                name + "-writer",
                2,
                256 * 1024,
                200,
                2 * 1024 * 1024,
                Duration.ofSeconds(1),
                Duration.ofMillis(50),
                Duration.ofMillis(1500),
                Duration.ofMillis(500),
                Duration.ofSeconds(5));
    }

    IndexWriter start(IndexSettings settings, View view, String url, SimpleMeterRegistry meters) {
        IndexWriter writer = new IndexWriter(
                kafka, new ElasticsearchConnection(url, null, null, null), settings, view, meters, Clock.systemUTC());
        writer.start();
        return writer;
    }

    static double counted(SimpleMeterRegistry meters, String disposition) {
        return counted(meters, "index", disposition);
    }

    static double counted(SimpleMeterRegistry meters, String step, String disposition) {
        Counter counter = meters.find("items")
                .tag("step", step)
                .tag("disposition", disposition)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    // ---- Kafka

    /** Lets this group begin after all that earlier tests left behind. */
    void beginHere(String group) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ends(KafkaTopics.ENRICHED).forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        get(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        get(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /** How many offsets the group is behind the ends, all partitions together. */
    long lag(String group) {
        return lag(group, KafkaTopics.ENRICHED);
    }

    long lag(String group, KafkaTopics topic) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(topic).entrySet()) {
            OffsetAndMetadata at = committed.get(end.getKey());
            lag += end.getValue() - (at == null ? 0 : at.offset());
        }
        return lag;
    }

    /** Ids the broker gave to the members of this group: a member that was out for a while comes back under another. */
    List<String> memberIds(String group) {
        return get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                .flatMap(description -> description.members().stream())
                .map(member -> member.consumerId())
                .sorted()
                .toList();
    }

    Map<TopicPartition, Long> ends(KafkaTopics topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer, topic));
        }
    }

    static ProducerRecord<byte[], byte[]> record(EnrichedStatement enriched) {
        StatementId id = enriched.statement().id();
        return WireRecords.of(
                KafkaTopics.ENRICHED,
                null,
                id.value(),
                enriched,
                id + "-" + enriched.version(),
                "/silkwire/enrich",
                EnrichedSamples.FETCHED,
                new Travel(Lane.REPLAY, false, null));
    }

    void send(List<EnrichedStatement> statements) {
        statements.forEach(statement -> {
            var unused = producer.send(record(statement));
        });
        producer.flush();
    }

    void send(ProducerRecord<byte[], byte[]> raw) {
        get(producer.send(raw));
    }

    /** What was written to this Kafka topic from there on. */
    List<ConsumerRecord<byte[], byte[]>> read(KafkaTopics topic, Map<TopicPartition, Long> from) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach(consumer::seek);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    /** All that can be indexed of what stands on the Kafka topic. */
    List<EnrichedStatement> enriched() {
        EnrichedRecordReader reader = new EnrichedRecordReader(Clock.systemUTC());
        List<EnrichedStatement> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> read : read(KafkaTopics.ENRICHED, Map.of())) {
            PartitionProgress progress = new PartitionProgress(new TopicPartition(read.topic(), read.partition()));
            if (reader.read(read, progress) instanceof ReadOutcome.Understood) {
                EnrichedStatement statement = JsonCodec.read(read.value(), EnrichedStatement.class);
                // Later than any date Elasticsearch knows: a dead letter.
                if (!String.valueOf(statement.statement().publishedAt()).startsWith("+")) {
                    found.add(statement);
                }
            }
        }
        return found;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(KafkaConnection.to(broker.bootstrapServers()).consumer(null));
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, KafkaTopics topic) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    // ---- Elasticsearch

    /** What the index holds: the version and content hash of each statement. */
    Map<String, String> indexed(IndexSettings settings) {
        call("POST", "/" + settings.name() + "/_refresh", null);
        JsonNode hits = call(
                        "POST",
                        "/" + settings.alias() + "/_search?size=10000",
                        "{\"version\":true,\"_source\":[\"content_hash\",\"version\"],\"query\":{\"match_all\":{}}}")
                .path("hits")
                .path("hits");
        Map<String, String> found = new HashMap<>();
        for (JsonNode hit : hits) {
            if (hit.path("_version").asLong()
                    != hit.path("_source").path("version").asLong()) {
                throw new AssertionError("version of the document is not the version in it: " + hit);
            }
            found.put(
                    hit.path("_id").asText(),
                    hit.path("_version").asLong() + " "
                            + hit.path("_source").path("content_hash").asText());
        }
        return found;
    }

    /** What the index shall hold once all of these were written, in whatever order. */
    static Map<String, String> latestOf(List<EnrichedStatement> statements) {
        Map<String, EnrichedStatement> latest = new HashMap<>();
        statements.forEach(statement -> latest.merge(
                statement.statement().id().value(),
                statement,
                (one, other) -> one.version() >= other.version() ? one : other));
        Map<String, String> expected = new HashMap<>();
        latest.forEach((id, statement) -> expected.put(
                id,
                statement.version() + " " + statement.statement().contentHash().value()));
        return expected;
    }

    /** Makes the index of the statements with these settings before the writer does. */
    void create(IndexSettings settings, String indexSettings) {
        try (InputStream in = IndexFixture.class.getResourceAsStream(View.STATEMENTS.definition())) {
            ObjectNode body = JSON.createObjectNode();
            body.set("settings", JSON.readTree(indexSettings));
            body.set("mappings", JSON.readTree(Objects.requireNonNull(in)).path("mappings"));
            call("PUT", "/" + settings.name() + "?wait_for_active_shards=0", body.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode call(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(elasticsearch.url().resolve(path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + body);
            }
            return body;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void close() {
        producer.close(Duration.ofSeconds(2));
        admin.close(Duration.ofSeconds(2));
        broker.close();
        elasticsearch.close();
        http.close();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
