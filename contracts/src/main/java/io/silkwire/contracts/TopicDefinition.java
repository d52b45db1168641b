package io.silkwire.contracts;

import java.util.Map;

/**
 * A topic's definition as its owner wrote it: the source text is the truth, every enricher compiles it for itself.
 *
 * @param fileName where it was written, for messages that name a line
 * @param yaml the whole text of the definition
 * @param groupFiles texts of the group files that it extends, by name: a record stands for itself, whatever becomes of the files
 */
public record TopicDefinition(TopicId id, String fileName, String yaml, Map<String, String> groupFiles) {
    private static final String LAST_GOOD = "last-good/";

    /** Copies the texts; records of before have none. */
    public TopicDefinition {
        groupFiles = groupFiles == null ? Map.of() : Map.copyOf(groupFiles);
    }

    /** A definition that extends nothing. */
    public TopicDefinition(TopicId id, String fileName, String yaml) {
        this(id, fileName, yaml, Map.of());
    }

    /**
     * The key under which an enricher keeps the version of a definition that it could use: what stands there outlives the
     * compaction of a definition that was replaced by one that nobody can read.
     */
    public static String lastGoodKey(TopicId id) {
        return LAST_GOOD + id.value();
    }

    /** Whether a key of the Kafka topic {@code topics} is that of a last good version. */
    public static boolean isLastGoodKey(String key) {
        return key.startsWith(LAST_GOOD);
    }

    /** The id, as text, of the topic whose last good version stands under this key. */
    public static String topicOf(String lastGoodKey) {
        return lastGoodKey.substring(LAST_GOOD.length());
    }

    /** Whether a key of the Kafka topic {@code topics} is the id of a topic, under which its definition stands. */
    public static boolean isDefinitionKey(String key) {
        return key.indexOf('/') < 0;
    }
}
