package io.silkwire.quality;

/**
 * One figure of one system.
 *
 * @param system {@link #SILKWIRE}, or the peer's name with its version
 * @param what what was measured, the same words for every system, such as {@code body F1, articles}
 * @param half of the set that it stands on
 * @param value in the unit
 * @param items how many pages, assertions, segments or documents it stands on
 */
public record Figure(String system, String what, Half half, double value, Unit unit, long items) {
    /** The name of ours. */
    public static final String SILKWIRE = "silkwire";

    /** A share of the whole set. */
    public static Figure share(String system, String what, double value, long items) {
        return share(system, what, Half.ALL, value, items);
    }

    /** A share of a half. */
    public static Figure share(String system, String what, Half half, double value, long items) {
        return new Figure(system, what, half, value, Unit.SHARE, items);
    }

    /** Items in a second. */
    public static Figure perSecond(String system, String what, double value, long items) {
        return new Figure(system, what, Half.ALL, value, Unit.PER_SECOND, items);
    }
}
