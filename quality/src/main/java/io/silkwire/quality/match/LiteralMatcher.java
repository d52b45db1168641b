package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.Reading;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Subscription;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brute force: each statement is read with each query in hand, literally. */
final class LiteralMatcher implements Matcher {
    private final Map<String, Query> queries = new LinkedHashMap<>();

    LiteralMatcher(List<Subscription> subscriptions) throws QuerySyntaxException {
        for (Subscription subscription : subscriptions) {
            queries.put(subscription.id().value(), SubscriptionQuery.of(subscription));
        }
    }

    @Override
    public String name() {
        return "brute force (the literal reading)";
    }

    @Override
    public Set<String> matching(Incoming incoming) {
        Reading reading = new Reading(incoming.enriched(), incoming.story(), incoming.official());
        Set<String> matching = new HashSet<>();
        queries.forEach((id, query) -> {
            if (reading.holds(query)) {
                matching.add(id);
            }
        });
        return matching;
    }
}
