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
    /** Copies the texts; records of before have none. */
    public TopicDefinition {
        groupFiles = groupFiles == null ? Map.of() : Map.copyOf(groupFiles);
    }

    /** A definition that extends nothing. */
    public TopicDefinition(TopicId id, String fileName, String yaml) {
        this(id, fileName, yaml, Map.of());
    }
}
