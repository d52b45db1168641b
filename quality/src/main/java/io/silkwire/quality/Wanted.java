package io.silkwire.quality;

/**
 * What one of our figures is to reach.
 *
 * @param what as in {@link Figure#what()}
 * @param half as in {@link Figure#half()}
 * @param goal what is wanted, whether reached yet or not; shown with ✓ or ✗
 * @param floor what it must not fall below any more: {@code --check} fails there. The goal itself where it was reached with a margin
 */
public record Wanted(String what, Half half, double goal, double floor) {
    /** Of the whole set. */
    public static Wanted of(String what, double goal, double floor) {
        return new Wanted(what, Half.ALL, goal, floor);
    }

    /** Whether this is wanted of the figure: it is ours, of the same thing and the same half. */
    public boolean concerns(Figure figure) {
        return figure.system().equals(Figure.SILKWIRE) && figure.what().equals(what) && figure.half() == half;
    }
}
