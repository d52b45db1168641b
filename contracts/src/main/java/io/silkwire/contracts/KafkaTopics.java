package io.silkwire.contracts;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Kafka topics, one line each, in the order data moves. Services create a missing one at start and check an existing one;
 * none is ever made by accident ({@code auto.create.topics.enable=false}).
 *
 * @param name full name, prefix included
 * @param keyedBy what the key is
 * @param type the record in the value, also the CloudEvents type
 * @param partitions how many it is created with; {@code alerts} and {@code deliveries} share theirs, so that who owns an alert
 *     owns its delivery
 * @param config topic configuration that is created and checked
 */
public record KafkaTopics(String name, String keyedBy, String type, int partitions, Map<String, String> config) {
    private static final int PARTITIONS = 4;
    /** Sites are the unit of crawling, so this bounds how many ingest instances share them. */
    private static final int CRAWL_PARTITIONS = 16;

    private static final Duration FOREVER = Duration.ofMillis(-1);

    public static final KafkaTopics SOURCES = compacted("sources", "sourceId", "source", 1);
    public static final KafkaTopics CRAWL_STATE =
            compacted("crawl-state", "sourceId|place", "crawl-state", CRAWL_PARTITIONS);
    public static final KafkaTopics STATEMENTS = kept("statements", "statementId", "statement", PARTITIONS, FOREVER);
    public static final KafkaTopics ENRICHED = compacted("enriched", "statementId", "enriched-statement", PARTITIONS)
            .with("min.compaction.lag.ms", Long.toString(Duration.ofDays(1).toMillis()));
    public static final KafkaTopics STORIES = compacted("stories", "statementId", "story-membership", PARTITIONS);
    public static final KafkaTopics TOPICS = compacted("topics", "topicId", "topic-definition", 1);
    public static final KafkaTopics TRENDS = kept(
                    "trends", "topic|part|hour or day", "trend-count", PARTITIONS, Duration.ofDays(400))
            .with("cleanup.policy", "compact,delete");
    public static final KafkaTopics SUBSCRIPTIONS = compacted("subscriptions", "subscriptionId", "subscription", 1);
    public static final KafkaTopics ACCOUNTS = compacted("accounts", "accountId", "account", 1);
    public static final KafkaTopics TOKEN_USES = compacted("token-uses", "tokenId", "token-use", 1);
    public static final KafkaTopics AUDIT = kept("audit", "actor", "audit-entry", 1, Duration.ofDays(400));
    public static final KafkaTopics ALERTS = kept("alerts", "subscriptionId", "alert", PARTITIONS, Duration.ofDays(90));
    public static final KafkaTopics DELIVERIES = kept(
                    "deliveries", "alertId", "delivery", PARTITIONS, Duration.ofDays(90))
            .with("cleanup.policy", "compact,delete");
    public static final KafkaTopics PIPELINE = kept(
                    "pipeline", "kind|instance|name|detail|minute", "pipeline-reading", 1, Duration.ofDays(30))
            .with("cleanup.policy", "compact,delete");
    public static final KafkaTopics DEAD_LETTERS =
            kept("dead-letters", "key of the original", "dead-letter", 1, Duration.ofDays(30));

    /** Largest record a producer may send and a Kafka topic takes, in bytes: a statement at its limit, enriched. */
    public static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /** Copies the configuration. */
    public KafkaTopics {
        config = Map.copyOf(config);
    }

    /** All of them, in the order data moves. */
    public static List<KafkaTopics> all() {
        return List.of(
                SOURCES,
                CRAWL_STATE,
                STATEMENTS,
                ENRICHED,
                STORIES,
                TOPICS,
                TRENDS,
                SUBSCRIPTIONS,
                ACCOUNTS,
                TOKEN_USES,
                AUDIT,
                ALERTS,
                DELIVERIES,
                PIPELINE,
                DEAD_LETTERS);
    }

    /** The CloudEvents type of a record on it, with its version: {@code io.silkwire.statement.v1}. */
    public String eventType() {
        return "io.silkwire." + type + ".v" + typeVersion();
    }

    /** The version of the records written today; readers accept earlier ones. */
    private int typeVersion() {
        return switch (type) {
            case "subscription", "delivery" -> 2;
            default -> 1;
        };
    }

    private KafkaTopics with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(config);
        changed.put(key, value);
        return new KafkaTopics(name, keyedBy, type, partitions, changed);
    }

    private static KafkaTopics compacted(String name, String keyedBy, String type, int partitions) {
        return of(name, keyedBy, type, partitions, Map.of("cleanup.policy", "compact"));
    }

    private static KafkaTopics kept(String name, String keyedBy, String type, int partitions, Duration retention) {
        return of(
                name,
                keyedBy,
                type,
                partitions,
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    private static KafkaTopics of(
            String name, String keyedBy, String type, int partitions, Map<String, String> cleanup) {
        Map<String, String> config = new LinkedHashMap<>(cleanup);
        // A dead letter is its original plus error headers, so every topic takes a little more than producers may send.
        config.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES + 1024 * 1024));
        return new KafkaTopics("silkwire." + name, keyedBy, type, partitions, config);
    }
}
