package io.silkwire.alert.delivery.feed;

import io.silkwire.alert.delivery.MessageText;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alert in a feed: what the formats show of it, bounded and on one line each.
 *
 * @param severity as told when it matched, which never changes: neither may an archive page (RFC 5005 §4); null where it was not
 */
record FeedEntry(
        String id,
        Instant at,
        String language,
        List<String> topics,
        @Nullable Severity severity,
        MessageText.Entry text) {
    /** Copies the topics. */
    FeedEntry {
        topics = List.copyOf(topics);
    }

    static FeedEntry of(Alert alert) {
        return new FeedEntry(
                alert.id().value(),
                alert.matchedAt(),
                alert.language(),
                alert.topics().stream().map(TopicId::value).toList(),
                alert.severity(),
                MessageText.entry(alert));
    }

    /** The name of the entry in every format: the same as long as the alert is known. */
    String urn() {
        return "urn:silkwire:alert:" + id;
    }

    String title() {
        return text.titled();
    }

    /** Where it comes from and which words caused it, in a sentence. */
    String summary() {
        String because = text.because().isEmpty() ? "" : ". Because of: " + String.join(", ", text.because());
        return text.origin() + because + ".";
    }
}
