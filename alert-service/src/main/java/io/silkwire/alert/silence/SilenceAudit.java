package io.silkwire.alert.silence;

import io.silkwire.alert.query.KnownValues;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryLint;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.QueryWarning;
import io.silkwire.alert.search.Arrivals;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at subscriptions one by one and keeps what it found. Those whose turn is longest ago come first, so that a round that ran out of
 * time is gone on with. One thread looks; any may read.
 */
final class SilenceAudit {
    /** What came later may be on its way through the matcher. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    private final KnownNames names;
    private final Counting counting;
    private final Clock clock;
    private final Map<SubscriptionId, Instant> looked = new HashMap<>();
    private final Map<SubscriptionId, Finding> findings = new ConcurrentHashMap<>();

    /** Counts what came; empty where nobody can tell. */
    interface Counting {
        Optional<Arrivals> of(SubscriptionId id, Query query, Instant asIs, Instant until);
    }

    SilenceAudit(KnownNames names, Counting counting, Clock clock) {
        this.names = names;
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * Looks at as many as there is time for.
     *
     * @return how many were looked at
     */
    int round(List<Subscription> all, Duration budget) {
        List<Subscription> active = all.stream()
                .filter(one -> one.state() == Subscription.State.ACTIVE)
                .sorted(Comparator.comparing(one -> looked.getOrDefault(one.id(), Instant.MIN)))
                .toList();
        List<SubscriptionId> there = active.stream().map(Subscription::id).toList();
        looked.keySet().retainAll(List.copyOf(there));
        findings.keySet().retainAll(there);
        Instant end = clock.instant().plus(budget);
        KnownValues known = names.known();
        int done = 0;
        for (Subscription one : active) {
            look(one, known)
                    .ifPresentOrElse(finding -> findings.put(one.id(), finding), () -> findings.remove(one.id()));
            looked.put(one.id(), clock.instant());
            done++;
            if (clock.instant().isAfter(end)) {
                break;
            }
        }
        return done;
    }

    /** What was found, by name. */
    List<Finding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparing(Finding::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(finding -> finding.id().value()))
                .toList();
    }

    private Optional<Finding> look(Subscription one, KnownValues known) {
        Query query;
        try {
            query = SubscriptionQuery.of(one);
        } catch (QuerySyntaxException e) {
            return Optional.of(
                    finding(one, Finding.Kind.UNREADABLE, "its query cannot be read: " + e.problem(), e.remedy()));
        }
        return byForm(one, query, known).or(() -> bySilence(one, query));
    }

    private static Optional<Finding> byForm(Subscription one, Query query, KnownValues known) {
        List<QueryWarning> unknown = QueryLint.warnings(query, known).stream()
                .filter(warning -> warning.kind() == QueryWarning.Kind.UNKNOWN_VALUE)
                .toList();
        String missing = String.join(
                ", ", unknown.stream().map(QueryWarning::problem).distinct().toList());
        if (QueryLint.neverFits(query, known)) {
            return Optional.of(finding(
                    one,
                    Finding.Kind.NEVER_MATCHES,
                    "no statement can fit" + (missing.isEmpty() ? ": its parts exclude each other" : ": " + missing),
                    "change what it asks for, or delete it"));
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(
                        one,
                        Finding.Kind.UNKNOWN_VALUE,
                        missing + ", so a part of it never fits",
                        unknown.getFirst().remedy()));
    }

    private Optional<Finding> bySilence(Subscription one, Query query) {
        Instant until = clock.instant().minus(ON_ITS_WAY);
        return counting.of(one.id(), query, one.updatedAt(), until).flatMap(arrivals -> bySilence(one, arrivals));
    }

    private static Optional<Finding> bySilence(Subscription one, Arrivals arrivals) {
        Instant last = arrivals.lastAlert();
        Instant since = last != null && last.isAfter(one.updatedAt()) ? last : one.updatedAt();
        if (arrivals.fittingAfter() > 0) {
            return Optional.of(new Finding(
                    one.id(),
                    one.name(),
                    Finding.Kind.UNTOLD,
                    count(arrivals.fittingAfter()) + " came that fit, and no alert was made",
                    "see why-not for one of them, and whether matching runs; then replay",
                    since,
                    null));
        }
        double chance = Silence.chance(arrivals);
        return chance >= Silence.UNLIKELY
                ? Optional.empty()
                : Optional.of(new Finding(
                        one.id(),
                        one.name(),
                        Finding.Kind.SILENT,
                        "nothing fitted among " + count(arrivals.after()) + " that came, "
                                + (Silence.byArchive(arrivals) <= Silence.byPast(arrivals)
                                        ? "where " + arrivals.storiesBefore() + " stories did among "
                                                + count(arrivals.before()) + " before"
                                        : "where it had alerts on " + arrivals.daysWithAlerts() + " days before"),
                        "look whether its sources still publish, and whether its words are still the ones used",
                        since,
                        chance));
    }

    private static String count(long statements) {
        return statements == 1 ? "1 statement" : String.format(Locale.ENGLISH, "%,d statements", statements);
    }

    private static Finding finding(Subscription one, Finding.Kind kind, String words, String remedy) {
        return new Finding(one.id(), one.name(), kind, words, Objects.requireNonNull(remedy), null, null);
    }
}
