package io.silkwire.contracts;

import java.util.List;

/**
 * A topic put on a statement, with the score that carried it over the topic's threshold and the spans that made the score.
 *
 * @param confidence how far over the threshold, from 0.5 (just reached) towards 1
 * @param generation of the topic definitions that made the tag
 * @param evidence at least one span, in the order of the text, title first
 */
public record Tag(
        TopicId topicId, double score, double threshold, double confidence, long generation, List<Evidence> evidence) {
    /** @throws IllegalArgumentException where there is no evidence, or the score is below the threshold */
    public Tag {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a tag " + topicId + " needs at least one span of evidence");
        }
        if (score < threshold) {
            throw new IllegalArgumentException(
                    "a tag " + topicId + " needs a score of " + threshold + " or more, but has " + score);
        }
    }
}
