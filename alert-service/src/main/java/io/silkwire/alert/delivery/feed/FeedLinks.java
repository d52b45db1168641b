package io.silkwire.alert.delivery.feed;

import io.silkwire.contracts.SubscriptionId;

/**
 * The addresses of a feed's documents.
 *
 * @param base scheme and host as the reader knows them
 * @param token of the feed
 */
record FeedLinks(String base, String token, SubscriptionId id) {
    String atom() {
        return base + "/feeds/" + token + "/atom.xml";
    }

    String atom(String archived) {
        return base + "/feeds/" + token + "/archive/" + archived + ".xml";
    }

    String json() {
        return base + "/feeds/" + token + "/feed.json";
    }

    String json(String archived) {
        return base + "/feeds/" + token + "/archive/" + archived + ".json";
    }

    /** The page of its alerts. */
    String page() {
        return base + "/alerts?subscription=" + id;
    }
}
