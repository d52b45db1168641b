package io.silkwire.alert.silence;

import io.silkwire.alert.search.Arrivals;

/**
 * Says how likely it is that a subscription had no alert since its last one, were nothing wrong. Time is measured in statements that
 * came: where nothing comes, nobody is silent. Events come as a Poisson process whose rate was learnt from what went before, under
 * Jeffreys' prior; so the chance of none among {@code c} statements, after {@code k} among {@code n}, is {@code (n / (n + c))^(k +
 * 1/2)}, the zero of the negative binomial predictive distribution. For a well-known rate that is the Poisson {@code e^-kc/n}; after
 * few events it is careful.
 */
final class Silence {
    /** Less is no chance. One false alarm in a thousand subscriptions. */
    static final double UNLIKELY = 1e-3;
    /** Fewer statements tell no rate. */
    private static final long ENOUGH = 50;

    private Silence() {}

    /** The lesser of the chances by what the archive would have given and by its own past. */
    static double chance(Arrivals arrivals) {
        return Math.min(byArchive(arrivals), byPast(arrivals));
    }

    /** By the stories that fitted before. */
    static double byArchive(Arrivals arrivals) {
        return ofNone(arrivals.storiesBefore(), arrivals.before(), arrivals.after());
    }

    /** By the days on which it had alerts: many copies on one day are one event. */
    static double byPast(Arrivals arrivals) {
        return ofNone(arrivals.daysWithAlerts(), arrivals.betweenAlerts(), arrivals.after());
    }

    private static double ofNone(long events, long among, long now) {
        return events == 0 || among < ENOUGH ? 1 : Math.pow(among / (double) (among + now), events + 0.5);
    }
}
