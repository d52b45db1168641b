package io.silkwire.quality.proof;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.Reading;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Subscription;
import io.silkwire.enrich.Enricher;
import io.silkwire.enrich.tagging.TopicSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a statement fits a version of a subscription: it is enriched anew from what was published, with the definitions of the
 * generation that its record names, and read literally. Remembers what it found. Used by one thread.
 */
final class Fitting {
    private final Accepted accepted;
    private final Generations generations;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Query> queries = new HashMap<>();

    /** What was found of one record: whether it is enriched as it should be, and which queries fit what it should be. */
    private record Known(boolean right, Reading reading, Map<String, Boolean> fits) {}

    Fitting(Accepted accepted, Generations generations) {
        this.accepted = accepted;
        this.generations = generations;
    }

    /** What is wrong with an enriched statement, in words for a count; nothing where it is as it should be. */
    Optional<String> fault(EnrichedStatement enriched) {
        if (accepted.find(enriched.statement()) == null) {
            return Optional.of("enriched statements that nobody published");
        }
        Known found = known(enriched);
        if (found == null) {
            return Optional.of("statements tagged with definitions that nobody applied");
        }
        return found.right()
                ? Optional.empty()
                : Optional.of("statements enriched otherwise than the definitions they name say");
    }

    /** Whether this version fits; false where the statement cannot be enriched anew, which is a fault of its own. */
    boolean fits(EnrichedStatement enriched, Subscription version) {
        Known found = known(enriched);
        return found != null
                && found.fits()
                        .computeIfAbsent(
                                String.valueOf(version.query()),
                                query -> found.reading().holds(query(query, version)));
    }

    private @Nullable Known known(EnrichedStatement enriched) {
        String key = Accepted.key(enriched.statement()) + "/" + enriched.generation();
        Known before = known.get(key);
        Accepted.Sent sent = accepted.find(enriched.statement());
        TopicSet definitions = generations.find(enriched.generation());
        if (before != null || sent == null || definitions == null) {
            return before;
        }
        EnrichedStatement anew = Enricher.enrich(sent.statement(), definitions);
        Known now = new Known(anew.equals(enriched), new Reading(anew, null, false), new HashMap<>());
        known.put(key, now);
        return now;
    }

    private Query query(String text, Subscription version) {
        return queries.computeIfAbsent(text, one -> {
            try {
                return SubscriptionQuery.of(version);
            } catch (QuerySyntaxException e) {
                throw new IllegalStateException("the query of " + version.id() + " cannot be read: " + one, e);
            }
        });
    }
}
