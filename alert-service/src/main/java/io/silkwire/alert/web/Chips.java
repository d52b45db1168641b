package io.silkwire.alert.web;

import io.silkwire.alert.web.page.Chip;
import io.silkwire.contracts.TopicId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the chips of topics, each topic always in its own colour. */
@Singleton
final class Chips {
    private static final int HUES = 12;
    /**
     * Searched for so that the ten topics of the seeds get ten hues (with {@code >>> 7}), water a blue and energy a yellow one;
     * it means nothing else.
     */
    private static final int SPREAD = 961_855;

    private final TopicCatalog catalog;

    Chips(TopicCatalog catalog) {
        this.catalog = catalog;
    }

    /** Class of the topic's colour. */
    static String css(String topicId) {
        return "hue-" + Math.floorMod((topicId.hashCode() * SPREAD) >>> 7, HUES);
    }

    String name(String topicId) {
        return catalog.name(topicId);
    }

    Chip topic(String topicId, String href, boolean chosen, @Nullable String note) {
        return new Chip(topicId, name(topicId), css(topicId), href, chosen, note);
    }

    /** Chips that lead to the statements with the topic. */
    List<Chip> leadingToSearch(List<TopicId> topics) {
        return topics.stream()
                .map(topic -> topic(topic.value(), SearchLinks.toTopic(topic), false, null))
                .toList();
    }

    Chip language(String tag, String href, boolean chosen, @Nullable String note) {
        return new Chip(tag, Wording.language(tag), "hue-none", href, chosen, note);
    }
}
