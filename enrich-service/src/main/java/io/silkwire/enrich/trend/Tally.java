package io.silkwire.enrich.trend;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Statements of a series in one hour or day.
 *
 * @param stories statements that opened a story
 * @param copies statements that repeat one
 * @param live those of the stories that came on the live lane
 */
record Tally(int stories, int copies, int live) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally with(Counted counted, boolean added) {
        int step = added ? 1 : -1;
        return counted.copy()
                ? new Tally(stories, Math.max(0, copies + step), live)
                : new Tally(Math.max(0, stories + step), copies, Math.max(0, live + (counted.live() ? step : 0)));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(12)
                .putInt(stories)
                .putInt(copies)
                .putInt(live)
                .array();
    }

    static Tally of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NONE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Tally(buffer.getInt(), buffer.getInt(), buffer.getInt());
    }
}
