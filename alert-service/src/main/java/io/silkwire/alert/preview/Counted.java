package io.silkwire.alert.preview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What alerts a day were counted from.
 *
 * @param byArrival whether statements are counted when they came in; else by day of publication, as if each had come then
 * @param since from when on; null where no rate can be told
 * @param collectingSince when the first source began to be read; null where all was imported
 * @param notCounted statements that fit and came in a heap (imported, or older than the reading of their source), or have no date to
 *     count by
 */
public record Counted(
        boolean byArrival,
        @Nullable Instant since,
        @Nullable Instant collectingSince,
        long notCounted) {}
