package io.silkwire.alert.timing;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Severity;
import java.time.Duration;
import java.time.Instant;

/** What this subscription was told so far, as far as it matters for the next alert. */
public interface SentSoFar {
    /**
     * How many messages were sent since this moment, digests and summaries among them.
     *
     * @param below alerts that press so much do not count
     */
    int sentSince(Instant from, Severity below);

    /** The last alert of the same story that was told, or is held to be, within this time before now. */
    StoryLook sameStory(Alert alert, Duration window, Instant now);

    /** What is known of an alert's story. */
    sealed interface StoryLook {
        /** Nothing of the story was told. */
        record News() implements StoryLook {}

        /** It was. */
        record Told(AlertId alertId, Severity severity) implements StoryLook {}

        /** It may have been: which story the statement, or a recent one, stands in has not been said yet. */
        record Unknown() implements StoryLook {}
    }

    /** Whether the digest of this slot was sent already. */
    boolean isSlotTaken(Instant slot);

    /** Nothing was. */
    SentSoFar NOTHING = new SentSoFar() {
        @Override
        public int sentSince(Instant from, Severity below) {
            return 0;
        }

        @Override
        public StoryLook sameStory(Alert alert, Duration window, Instant now) {
            return new StoryLook.News();
        }

        @Override
        public boolean isSlotTaken(Instant slot) {
            return false;
        }
    };
}
