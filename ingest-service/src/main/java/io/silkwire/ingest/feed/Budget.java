package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import org.jspecify.annotations.Nullable;

/**
 * What one reading may keep in memory, counted roughly in bytes. Texts are given up first, when two thirds are used, so that the
 * links and titles of a huge feed survive its contents.
 */
final class Budget {
    static final int MAX_SIMPLE = 8_192;
    static final int MAX_TEXT = 400_000;
    private static final long TOTAL = 12_000_000;
    private static final long TEXTS = 8_000_000;
    private static final int OBJECT = 64;
    private static final int ENTRY = 360;

    private final Repairs repairs;
    private long used;

    Budget(Repairs repairs) {
        this.repairs = repairs;
    }

    /** Whether a text of an entry may still be kept. */
    boolean text(String value) {
        return spend(bytes(value), TEXTS);
    }

    /** Whether a small thing with these texts may still be kept. */
    boolean object(@Nullable String... texts) {
        long cost = OBJECT;
        for (String text : texts) {
            cost += text == null ? 0 : bytes(text);
        }
        return spend(cost, TOTAL);
    }

    /** Whether another entry may be begun. */
    boolean entry() {
        return spend(ENTRY, TOTAL);
    }

    private boolean spend(long cost, long limit) {
        if (used + cost > limit) {
            repairs.note(Repair.TOO_MANY);
            return false;
        }
        used += cost;
        return true;
    }

    /** Java keeps Latin text in one byte a character and all other in two. */
    private static long bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return 56L + 2L * text.length();
            }
        }
        return 56L + text.length();
    }
}
