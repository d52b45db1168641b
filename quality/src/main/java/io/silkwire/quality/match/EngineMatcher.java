package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Frequencies;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.MatchSet;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The engine of the alert service; it has seen a sample of statements, as it has after some minutes of work. */
final class EngineMatcher implements Matcher {
    private final MatchSet set;
    private final boolean withEvidence;

    private EngineMatcher(MatchSet set, boolean withEvidence) {
        this.set = set;
        this.withEvidence = withEvidence;
    }

    static EngineMatcher of(List<Subscription> subscriptions, List<Incoming> sample) throws QuerySyntaxException {
        Frequencies frequencies =
                Frequencies.of(sample.stream().map(Incoming::enriched).toList());
        return new EngineMatcher(MatchSet.of(subscriptions, frequencies), false);
    }

    /** The same set of subscriptions, with the spans that each alert names. */
    EngineMatcher withEvidence() {
        return new EngineMatcher(set, true);
    }

    @Override
    public String name() {
        return withEvidence ? "silkwire, with the spans of every match" : "silkwire";
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
