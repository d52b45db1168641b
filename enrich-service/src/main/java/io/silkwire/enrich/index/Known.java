package io.silkwire.enrich.index;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.enrich.index.IndexComparison.Difference;
import io.silkwire.enrich.index.IndexComparison.Kind;
import org.jspecify.annotations.Nullable;

/** What is known of one statement on both sides. Not thread-safe. */
final class Known {
    /** The version of what is not there. */
    static final long NONE = -1;

    private long version = NONE;
    private long refused = NONE;
    private long indexed = NONE;
    private @Nullable StoryMark story;
    private @Nullable StoryMark indexedStory;

    /** Kafka has this version; the highest counts. */
    void version(long told) {
        version = Math.max(version, told);
    }

    /** The writer made a dead letter of this version; the highest counts. */
    void refused(long told) {
        refused = Math.max(refused, told);
    }

    /** It stands in this story; the last counts. */
    void story(StoryMark told) {
        story = told;
    }

    /** The index has it so; the last counts. */
    void indexed(long told, StoryMark toldStory) {
        indexed = told;
        indexedStory = toldStory;
    }

    /** The index does not have it, as far as is known. */
    void notIndexed() {
        indexed = NONE;
        indexedStory = null;
    }

    long version() {
        return version;
    }

    long indexed() {
        return indexed;
    }

    /** Whether a version of it is among the dead letters. */
    boolean isRefused() {
        return refused != NONE;
    }

    /** What is wrong with it; null where nothing is, or its latest version is a dead letter, which the index need not have. */
    @Nullable
    Difference difference(String id) {
        boolean refusedNow = version != NONE && version == refused;
        if (refusedNow || (version == NONE && indexed == NONE)) {
            return null;
        }
        if (indexed == NONE) {
            return new Difference(Kind.MISSING, id, "on Kafka as " + told(version) + ", not indexed");
        }
        if (version == NONE) {
            return new Difference(Kind.EXTRA, id, "not on Kafka, indexed as " + told(indexed));
        }
        if (indexed != version) {
            return new Difference(
                    indexed < version ? Kind.STALE : Kind.EXTRA,
                    id,
                    "on Kafka as " + told(version) + ", indexed as " + told(indexed));
        }
        return storyDifference(id);
    }

    private @Nullable Difference storyDifference(String id) {
        StoryMark expected = story == null ? StoryMark.alone(id) : story;
        return expected.equals(indexedStory)
                ? null
                : new Difference(
                        Kind.OTHER_STORY,
                        id,
                        "stands in story " + expected.story() + ", indexed with story "
                                + (indexedStory == null ? "none" : indexedStory.story()));
    }

    private static String told(long version) {
        return "revision " + version / EnrichedStatement.GENERATIONS_PER_REVISION + " generation "
                + version % EnrichedStatement.GENERATIONS_PER_REVISION;
    }
}
