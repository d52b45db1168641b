package io.silkwire.enrich.nearduplicate;

import io.silkwire.contracts.StoryMembership.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A statement stands in another story than before, or in its first.
 *
 * @param member the statement
 * @param oldest of its story: its id names the story
 * @param from the oldest of the story it stood in before; null where it is new
 * @param reason why
 */
public record StoryChange(
        Seniority member, Seniority oldest, @Nullable Seniority from, Reason reason) {}
