package io.silkwire.contracts;

/**
 * A topic's definition as its owner wrote it: the source text is the truth, every enricher compiles it for itself.
 *
 * @param fileName where it was written, for messages that name a line
 * @param yaml the whole text of the definition
 */
public record TopicDefinition(TopicId id, String fileName, String yaml) {}
