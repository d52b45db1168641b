package io.silkwire.enrich.tagging;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a topic says to a statement, and why.
 *
 * @param score the sum of the weights, whether or not it suffices
 * @param evidence what counts for the topic, in the order of the text
 * @param against what counts against it: forbidding and weakening terms
 * @param failing the first clause that keeps it from firing, null where it fires
 */
public record Verdict(
        TopicId topicId,
        double score,
        double threshold,
        long generation,
        List<Evidence> evidence,
        List<Evidence> against,
        @Nullable String failing) {
    /** Copies the lists. */
    public Verdict {
        evidence = List.copyOf(evidence);
        against = List.copyOf(against);
    }

    /** Whether the statement is about the topic. */
    public boolean fires() {
        return failing == null;
    }

    /** The tag of a topic that fires. */
    Optional<Tag> tag() {
        return fires()
                ? Optional.of(new Tag(
                        topicId,
                        score,
                        threshold,
                        TopicScore.rounded(1 - threshold / (2 * score)),
                        generation,
                        evidence))
                : Optional.empty();
    }
}
