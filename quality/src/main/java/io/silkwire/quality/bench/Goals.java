package io.silkwire.quality.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Sets figures against what is wanted of them: one line for each as it comes, and the exit status of the command at the end. Used by
 * one thread.
 */
final class Goals {
    private final PrintStream out;
    private boolean reached = true;

    Goals(PrintStream out) {
        this.out = out;
    }

    /**
     * The figure is not to be larger.
     *
     * @param unit stands behind both numbers
     */
    void atMost(String what, double figure, double wanted, String unit) {
        tell(what, figure, "≤", wanted, unit, figure <= wanted);
    }

    /** The same of whole numbers. */
    void atMost(String what, long figure, long wanted, String unit) {
        atMost(what, (double) figure, (double) wanted, unit);
    }

    /** The same of times. */
    void atMost(String what, Duration figure, Duration wanted) {
        atMost(what, figure.toMillis(), wanted.toMillis(), "ms");
    }

    /** The figure is not to be smaller. */
    void atLeast(String what, double figure, double wanted, String unit) {
        tell(what, figure, "≥", wanted, unit, figure >= wanted);
    }

    /** The same of whole numbers. */
    void atLeast(String what, long figure, long wanted, String unit) {
        atLeast(what, (double) figure, (double) wanted, unit);
    }

    /** The same of times. */
    void atLeast(String what, Duration figure, Duration wanted) {
        atLeast(what, figure.toMillis(), wanted.toMillis(), "ms");
    }

    /** Of these figures nothing is wanted, because the goal was set for another load. */
    void notSetFor(String load, String setFor) {
        out.printf("no goal is set for %s, but for %s%n", load, setFor);
    }

    /** 0 where every figure is as wanted, otherwise 1. */
    int status() {
        return reached ? 0 : 1;
    }

    private void tell(String what, double figure, String relation, double wanted, String unit, boolean held) {
        reached &= held;
        out.printf(
                Locale.ROOT,
                "%-66s %12s, wanted %s %s: %s%n",
                what,
                number(figure) + " " + unit,
                relation,
                number(wanted) + " " + unit,
                held ? "reached" : "MISSED");
    }

    /** As many places as tell whether it is reached. */
    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
