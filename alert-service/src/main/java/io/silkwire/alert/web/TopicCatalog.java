package io.silkwire.alert.web;

import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The topics that are defined, with their names for people, from the Kafka topic {@code topics}. It starts to follow when it is
 * first asked, and again where following broke off; without Kafka it knows no topics, and the pages go on with ids. Thread-safe.
 */
@Singleton
final class TopicCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(TopicCatalog.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final int MAX_YAML_CODE_POINTS = 2_000_000;

    private final AlertKafka kafka;
    private final ReentrantLock starting = new ReentrantLock();
    private final Map<String, String> names = new ConcurrentSkipListMap<>();
    private volatile @Nullable TopicTable<TopicDefinition> table;
    private @Nullable Long lastStartNanos;

    TopicCatalog(AlertKafka kafka) {
        this.kafka = kafka;
    }

    /** Name by id, in the order of the ids. */
    Map<String, String> names() {
        TopicTable<TopicDefinition> following = table;
        if (following == null || !following.isFollowing()) {
            follow();
        }
        return Collections.unmodifiableMap(names);
    }

    /** The name of a topic; one that is not defined is named by its id. */
    String name(String id) {
        String name = names().get(id);
        return name == null ? Wording.sentence(id) : name;
    }

    @PreDestroy
    void close() {
        TopicTable<TopicDefinition> following = table;
        if (following != null) {
            following.close();
        }
    }

    private void follow() {
        if (!starting.tryLock()) {
            return;
        }
        try {
            if (lastStartNanos != null && System.nanoTime() - lastStartNanos < RETRY_AFTER.toNanos()) {
                return;
            }
            lastStartNanos = System.nanoTime();
            KafkaConnection connection = kafka.connection();
            TopicTable<TopicDefinition> started = new TopicTable<>(
                    connection,
                    KafkaTopics.TOPICS,
                    TopicDefinition.class,
                    (key, definition, partition, offset) -> apply(key, definition));
            table = started;
            started.start();
            started.awaitCaughtUp(FIRST_WAIT);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("kafkaTopic", KafkaTopics.TOPICS.name())
                    .setCause(e)
                    .log("Topics are not known");
        } finally {
            starting.unlock();
        }
    }

    private void apply(String id, @Nullable TopicDefinition definition) {
        if (definition == null) {
            names.remove(id);
        } else if (TopicDefinition.isDefinitionKey(id)) {
            names.put(id, nameOf(definition));
        }
    }

    /** The {@code label} of the definition: a text, or texts by language of which the English one is taken. */
    private static String nameOf(TopicDefinition definition) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_YAML_CODE_POINTS);
        try {
            Object root = new Yaml(new SafeConstructor(options)).load(definition.yaml());
            Object label = root instanceof Map<?, ?> fields ? fields.get("label") : null;
            if (label instanceof Map<?, ?> byLanguage) {
                label = byLanguage.get("en");
            }
            if (label instanceof String text && !text.isBlank()) {
                return Wording.sentence(text.strip());
            }
        } catch (YAMLException e) {
            LOG.atDebug()
                    .addKeyValue("topicId", definition.id())
                    .setCause(e)
                    .log("Topic definition has no readable label");
        }
        return nameOf(definition.id());
    }

    private static String nameOf(TopicId id) {
        return Wording.sentence(id.value());
    }
}
