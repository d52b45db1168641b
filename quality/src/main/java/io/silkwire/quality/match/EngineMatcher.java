package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Frequencies;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.MatchSet;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine of the alert service; it has seen a sample of statements, as it has after some minutes of work, unless it is unlearnt. */
final class EngineMatcher implements Matcher {
    private final MatchSet set;
    private final boolean withEvidence;
    private final String name;

    private EngineMatcher(MatchSet set, boolean withEvidence, String name) {
        this.set = set;
        this.withEvidence = withEvidence;
        this.name = name;
    }

    static EngineMatcher of(List<Subscription> subscriptions, List<Incoming> sample) throws QuerySyntaxException {
        Frequencies frequencies =
                Frequencies.of(sample.stream().map(Incoming::enriched).toList());
        return new EngineMatcher(MatchSet.of(subscriptions, frequencies), false, "silkwire");
    }

    /** As it is before the first statements have passed. */
    static EngineMatcher unlearnt(List<Subscription> subscriptions) throws QuerySyntaxException {
        return new EngineMatcher(
                MatchSet.of(subscriptions, Frequencies.UNKNOWN), false, "silkwire, before it has learnt words");
    }

    /** The same set of subscriptions, with the spans that each alert names. */
    EngineMatcher withEvidence() {
        return new EngineMatcher(set, true, "silkwire, with the spans of every match");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> matching(Incoming incoming) {
        return withEvidence
                ? set.match(incoming).stream()
                        .map(match -> match.subscription().id().value())
                        .collect(Collectors.toSet())
                : set.fitting(incoming).stream()
                        .map(subscription -> subscription.id().value())
                        .collect(Collectors.toSet());
    }
}
