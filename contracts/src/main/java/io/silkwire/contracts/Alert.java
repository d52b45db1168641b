package io.silkwire.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person gets: this statement fits that subscription, because of these words. It carries what a receiver shows, so that
 * no second look-up is needed.
 *
 * @param subscriptionVersion the version of the subscription that matched
 * @param lane on which the statement travelled
 * @param deliver whether anybody is told; a replayed statement is matched in the shadow unless delivery was asked for
 * @param topics all topics of the statement, strongest first
 * @param because the spans that made it match, at least one unless only the language was asked for
 * @param matchedAt when it matched
 * @param change what made this revision; null where that is not known
 */
public record Alert(
        AlertId id,
        SubscriptionId subscriptionId,
        String subscriptionName,
        int subscriptionVersion,
        StatementId statementId,
        int revision,
        SourceId sourceId,
        String title,
        @Nullable String url,
        @Nullable String publisher,
        @Nullable PublicationDate publishedAt,
        String language,
        List<TopicId> topics,
        List<Evidence> because,
        Lane lane,
        boolean deliver,
        Instant matchedAt,
        @Nullable Change change) {

    /** Copies the lists. */
    public Alert {
        topics = List.copyOf(topics);
        because = List.copyOf(because);
    }

    @Override
    public String toString() {
        return "Alert[" + id + " of " + subscriptionId + " for " + statementId + " r" + revision + "]";
    }
}
