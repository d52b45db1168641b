package io.silkwire.enrich.nearduplicate;

/**
 * A statement stands in another story than before, or in its first.
 *
 * @param member the statement
 * @param oldest of its story: its id names the story
 * @param from the oldest of the story it stood in before; the member itself where it is new
 * @param reason why
 */
public record StoryChange(Seniority member, Seniority oldest, Seniority from, Reason reason) {
    /** Why a statement came into a story. */
    public enum Reason {
        /** It is seen for the first time, or alone again. */
        OPENED,
        /** It is a copy of a statement of the story. */
        JOINED,
        /** Its story and another are one, since a statement is like both. */
        MERGED,
        /** A changed wording parted what was one story. */
        PARTED
    }
}
