package io.silkwire.quality.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws which faults come in which order; the same for the same seed. A pure function. */
final class FaultPlan {
    /** A target that was hit is left alone for so many faults, so that it is well again when it is hit next. */
    private static final int LEFT_ALONE = 3;

    private static final int SHORTEST_GAP_MILLIS = 500;
    private static final int LONGEST_GAP_MILLIS = 4_500;

    private FaultPlan() {}

    /**
     * A fault that is to come.
     *
     * @param lasts until it is mended
     * @param then from its beginning until the next begins, which may be before it is mended
     */
    record Planned(Fault fault, Fault.Target target, Duration lasts, Duration then) {}

    static List<Planned> draw(long seed, int count) {
        Random random = new Random(seed);
        List<Planned> plan = new ArrayList<>();
        while (plan.size() < count) {
            Planned next = draw(random);
            if (!isHit(plan, next.target())) {
                plan.add(next);
            }
        }
        return plan;
    }

    private static boolean isHit(List<Planned> plan, Fault.Target target) {
        return plan.subList(Math.max(0, plan.size() - LEFT_ALONE), plan.size()).stream()
                .anyMatch(before -> before.target() == target);
    }

    private static Planned draw(Random random) {
        Fault fault = fault(random);
        Fault.Target target = fault.targets().get(random.nextInt(fault.targets().size()));
        return new Planned(
                fault,
                target,
                between(fault.shortestMillis(), fault.longestMillis(), random),
                between(SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS, random));
    }

    private static Fault fault(Random random) {
        int all = Arrays.stream(Fault.values()).mapToInt(Fault::weight).sum();
        int drawn = random.nextInt(all);
        for (Fault fault : Fault.values()) {
            drawn -= fault.weight();
            if (drawn < 0) {
                return fault;
            }
        }
        throw new IllegalStateException("the weights of faults come to " + all);
    }

    private static Duration between(int from, int to, Random random) {
        return Duration.ofMillis(from + (long) random.nextInt(to - from + 1));
    }
}
