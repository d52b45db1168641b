package io.silkwire.wire;

import io.silkwire.contracts.KafkaTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the configuration says under {@code kafka.*} into the settings of each kind of client. The properties keep Kafka's
 * own names and go to every client as they are; what is set here are the guarantees of the pipeline, which no configuration may
 * weaken (idempotent producers, committed reads, no auto-commit).
 *
 * @param properties Kafka client properties by their own names, at least {@code bootstrap.servers}
 */
public record KafkaConnection(Map<String, String> properties) {
    /** After so long without a sign of life a consumer's partitions go to others: killed ones must not be waited for. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    /** Readers wait for an open transaction of a writer that was killed no longer than this and the broker's next look. */
    private static final int TRANSACTION_TIMEOUT_MILLIS =
            (int) Duration.ofSeconds(15).toMillis();

    /** Big enough to move many statements at once, small enough for a heap of a few hundred megabytes. */
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    /** What was done waits no longer than this for its commit, before which the next stage does not see it. */
    private static final int COMMIT_MILLIS = 100;

    /** The same where somebody waits for what comes of it. A commit takes some 5 ms, in which nothing is done. */
    private static final int PROMPT_COMMIT_MILLIS = 40;

    /**
     * How long a thread waits for records before it looks whether a commit is due. At Kafka's 100 ms, what came just before a commit was
     * due waited for the next records, or 100 ms.
     */
    private static final int PROMPT_POLL_MILLIS = 20;

    /** @throws IllegalArgumentException where no broker is named */
    public KafkaConnection {
        properties = Map.copyOf(properties);
        String servers = properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        if (servers == null || servers.isBlank()) {
            throw new IllegalArgumentException(
                    "kafka.bootstrap.servers is not set: name at least one broker as host:port (environment KAFKA_BOOTSTRAP_SERVERS)");
        }
    }

    /** A connection with nothing but the brokers' addresses. */
    public static KafkaConnection to(String bootstrapServers) {
        return new KafkaConnection(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Host and port of the first brokers to ask, separated by commas. */
    public String bootstrapServers() {
        return String.valueOf(properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Settings of an admin client. */
    public Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "silkwire-admin");
        return settings;
    }

    /** Settings of an idempotent producer of byte arrays. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_RECORD_BYTES + 1024 * 1024);
        return settings;
    }

    /**
     * Settings of a transactional producer.
     *
     * @param transactionalId the role of the writer: a second one with the same id fences the first
     */
    public Map<String, Object> transactionalProducer(String transactionalId) {
        Map<String, Object> settings = producer(transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        return settings;
    }

    /**
     * Settings of a consumer of byte arrays that reads committed records from the beginning and never commits by itself.
     *
     * @param groupId its consumer group, or null for one that is told its partitions
     */
    public Map<String, Object> consumer(@Nullable String groupId) {
        Map<String, Object> settings = new HashMap<>(properties);
        if (groupId != null) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        }
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        return settings;
    }

    /**
     * Settings of a Kafka Streams application with exactly-once processing, explicit names and a dead-letter net.
     *
     * @param applicationId also the name of its consumer group
     * @param stateDir folder for its stores, kept over restarts
     */
    public Map<String, Object> streams(String applicationId, Path stateDir) {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put("application.id", applicationId);
        settings.put("state.dir", stateDir.toString());
        settings.put("processing.guarantee", "exactly_once_v2");
        settings.put("commit.interval.ms", COMMIT_MILLIS);
        settings.put("ensure.explicit.internal.resource.naming", true);
        settings.put("default.key.serde", "org.apache.kafka.common.serialization.Serdes$ByteArraySerde");
        settings.put("default.value.serde", "org.apache.kafka.common.serialization.Serdes$ByteArraySerde");
        settings.put("errors.dead.letter.queue.topic.name", KafkaTopics.DEAD_LETTERS.name());
        settings.put(
                "processing.exception.handler",
                "org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler");
        settings.put("processing.exception.handler.global.enabled", true);
        settings.put(
                "deserialization.exception.handler", "org.apache.kafka.streams.errors.LogAndContinueExceptionHandler");
        settings.put("statestore.cache.max.bytes", 0);
        settings.putIfAbsent("replication.factor", -1);
        settings.put("consumer." + ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put("consumer." + ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.putIfAbsent("consumer." + ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put("producer." + ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put("producer." + ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_RECORD_BYTES + 1024 * 1024);
        return settings;
    }

    /**
     * Settings of a Kafka Streams application on whose path somebody waits to be told: as {@link #streams}, committed sooner.
     *
     * @param applicationId also the name of its consumer group
     * @param stateDir folder for its stores, kept over restarts
     */
    public Map<String, Object> promptStreams(String applicationId, Path stateDir) {
        Map<String, Object> settings = streams(applicationId, stateDir);
        settings.put("commit.interval.ms", PROMPT_COMMIT_MILLIS);
        settings.put("poll.ms", PROMPT_POLL_MILLIS);
        return settings;
    }
}
