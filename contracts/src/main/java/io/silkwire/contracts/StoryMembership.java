package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which story a statement stands in: the statements that tell the same thing in the same words, whoever published them. Written
 * when a statement is first seen, and again whenever its story changes; the last one for a statement holds.
 *
 * @param revision of the statement that was compared
 * @param storyId follows from {@code oldest}
 * @param oldest the oldest statement of the story; the statement itself where it opened the story
 * @param publishedAt the time it is ordered by: its publication at the earliest its date allows, or when it was first fetched
 * @param previous the story it stood in before; null where it is new
 * @param reason why it stands in this story now
 * @param translations stories that tell the same in other languages
 */
public record StoryMembership(
        StatementId statementId,
        int revision,
        SourceId sourceId,
        StoryId storyId,
        StatementId oldest,
        Instant publishedAt,
        @Nullable StoryId previous,
        Reason reason,
        List<StoryId> translations) {

    /** Why a statement came into a story. */
    public enum Reason {
        /** It is like no other, or alone again after its wording changed. */
        OPENED,
        /** It is a copy of a statement of the story. */
        JOINED,
        /** Its story and another are one, since a statement is like both; or a statement older than all joined it. */
        MERGED,
        /** A changed wording parted what was one story. */
        PARTED,
        /** The same story as before, with other translations. */
        LINKED;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the list. */
    public StoryMembership {
        translations = List.copyOf(translations);
    }
}
