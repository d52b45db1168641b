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
 * @param severity how much it presses, by the subscription as it matched; null in records of before that was told
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
        @Nullable Change change,
        @Nullable Severity severity) {

    /** Copies the lists. */
    public Alert {
        topics = List.copyOf(topics);
        because = List.copyOf(because);
    }

    /** One of which nobody said how much it presses. */
    public Alert(
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
        this(
                id,
                subscriptionId,
                subscriptionName,
                subscriptionVersion,
                statementId,
                revision,
                sourceId,
                title,
                url,
                publisher,
                publishedAt,
                language,
                topics,
                because,
                lane,
                deliver,
                matchedAt,
                change,
                null);
    }

    /** The same, pressing so much. */
    public Alert pressing(Severity much) {
        return new Alert(
                id,
                subscriptionId,
                subscriptionName,
                subscriptionVersion,
                statementId,
                revision,
                sourceId,
                title,
                url,
                publisher,
                publishedAt,
                language,
                topics,
                because,
                lane,
                deliver,
                matchedAt,
                change,
                much);
    }

    @Override
    public String toString() {
        return "Alert[" + id + " of " + subscriptionId + " for " + statementId + " r" + revision + "]";
    }
}
