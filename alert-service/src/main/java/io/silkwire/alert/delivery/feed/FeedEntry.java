package io.silkwire.alert.delivery.feed;

import io.silkwire.alert.delivery.MessageText;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;

/** One alert in a feed: what the formats show of it, bounded and on one line each. */
record FeedEntry(String id, Instant at, String language, List<String> topics, MessageText.Entry text) {
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
                MessageText.entry(alert));
    }

    /** The name of the entry in every format: the same as long as the alert is known. */
    String urn() {
        return "urn:silkwire:alert:" + id;
    }

    String title() {
        return text.change() == null ? text.title() : text.change() + ": " + text.title();
    }

    /** Where it comes from and which words caused it, in a sentence. */
    String summary() {
        String because = text.because().isEmpty() ? "" : ". Because of: " + String.join(", ", text.because());
        return text.origin() + because + ".";
    }
}
