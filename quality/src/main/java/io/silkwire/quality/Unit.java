package io.silkwire.quality;

import java.util.Locale;

/** What a figure counts in, and so which way is better. */
public enum Unit {
    /** A part of one: more is better. */
    SHARE(true),
    /** Items in a second, on one core unless the figure says otherwise: more is better. */
    PER_SECOND(true),
    /** Time: less is better. */
    MILLISECONDS(false),
    /** Memory: less is better. */
    MEBIBYTES(false);

    private final boolean moreIsBetter;

    Unit(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether this value is as good as that limit, or better. */
    public boolean reaches(double value, double limit) {
        return moreIsBetter ? value >= limit : value <= limit;
    }

    /** The value as tables show it. */
    public String show(double value) {
        return switch (this) {
            case SHARE -> String.format(Locale.ROOT, "%.4f", value);
            case PER_SECOND -> String.format(Locale.ROOT, value < 100 ? "%.1f/s" : "%.0f/s", value);
            case MILLISECONDS -> String.format(Locale.ROOT, "%.2f ms", value);
            case MEBIBYTES -> String.format(Locale.ROOT, "%.0f MiB", value);
        };
    }
}
