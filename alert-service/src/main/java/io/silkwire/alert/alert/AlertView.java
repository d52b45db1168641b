package io.silkwire.alert.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as receivers see it.
 *
 * @param because the spans that made it match, in the order of the text
 * @param change what made this revision; null where that is not known
 * @param severity how much it presses; left out where that was not told yet
 */
public record AlertView(
        AlertId id,
        SubscriptionRef subscription,
        StatementRef statement,
        List<Evidence> because,
        Lane lane,
        Instant matchedAt,
        @Nullable Change change,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Severity severity) {
    /**
     * The subscription that matched.
     *
     * @param version the version of it that did
     */
    public record SubscriptionRef(SubscriptionId id, String name, int version) {}

    /** The statement that matched, without its text. */
    public record StatementRef(
            StatementId id,
            int revision,
            SourceId sourceId,
            String title,
            @Nullable String url,
            @Nullable String publisher,
            @Nullable PublicationDate publishedAt,
            String language,
            List<TopicId> topics) {
        /** Copies the topics. */
        public StatementRef {
            topics = List.copyOf(topics);
        }
    }

    /** Copies the spans. */
    public AlertView {
        because = List.copyOf(because);
    }

    /** What is shown of this alert. */
    public static AlertView of(Alert alert) {
        return of(alert, alert.severity());
    }

    /**
     * What is shown of this alert.
     *
     * @param severity as it was decided when it was sent; null where the alert's own holds
     */
    public static AlertView of(Alert alert, @Nullable Severity severity) {
        return new AlertView(
                alert.id(),
                new SubscriptionRef(alert.subscriptionId(), alert.subscriptionName(), alert.subscriptionVersion()),
                new StatementRef(
                        alert.statementId(),
                        alert.revision(),
                        alert.sourceId(),
                        alert.title(),
                        alert.url(),
                        alert.publisher(),
                        alert.publishedAt(),
                        alert.language(),
                        alert.topics()),
                alert.because(),
                alert.lane(),
                alert.matchedAt(),
                alert.change(),
                severity == null ? alert.severity() : severity);
    }
}
