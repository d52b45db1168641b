package io.silkwire.standalone.pressoffice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a statement after it was published; null for what never does. Times count from the opening of the press office.
 *
 * @param edited when a number and a sentence of it change
 * @param moved when it is found under another address, to which the old one redirects
 * @param withdrawn when it answers 410
 * @param restored when it is back after that
 */
record Fate(
        @Nullable Duration edited,
        @Nullable Duration moved,
        @Nullable Duration withdrawn,
        @Nullable Duration restored) {
    /** It stays as it is. */
    static final Fate NONE = new Fate(null, null, null, null);

    static Fate edited(Duration after) {
        return new Fate(after, null, null, null);
    }

    static Fate moved(Duration after) {
        return new Fate(null, after, null, null);
    }

    static Fate withdrawn(Duration after) {
        return new Fate(null, null, after, null);
    }

    static Fate restored(Duration withdrawnAfter, Duration after) {
        return new Fate(null, null, withdrawnAfter, after);
    }

    boolean isEdited(Duration age) {
        return isPast(edited, age);
    }

    boolean isMoved(Duration age) {
        return isPast(moved, age);
    }

    boolean isWithdrawn(Duration age) {
        return isPast(withdrawn, age) && !isPast(restored, age);
    }

    /** The last of these times that is past; null where none is. */
    @Nullable
    Duration last(Duration age) {
        Duration last = null;
        for (Duration time : new @Nullable Duration[] {edited, moved, withdrawn, restored}) {
            last = time != null && isPast(time, age) && (last == null || time.compareTo(last) > 0) ? time : last;
        }
        return last;
    }

    private static boolean isPast(@Nullable Duration time, Duration age) {
        return time != null && age.compareTo(time) >= 0;
    }
}
