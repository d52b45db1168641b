package io.silkwire.alert.delivery.feed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionAnswers;

/** Gives a subscription a feed, or takes it away. */
@Controller("/api/v1/subscriptions/{id}/feed")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedTokensApi {
    private final OwnedSubscriptions subscriptions;

    FeedTokensApi(OwnedSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Where the feed is read; told once. */
    record FeedAddresses(String atom, String json) {
        /** Whoever has an address may read the feed, so it never reaches a log. */
        @Override
        public String toString() {
            return "FeedAddresses[redacted]";
        }
    }

    /** A new address; the one before stops working at once. */
    @Post
    HttpResponse<?> make(HttpRequest<?> request, String id) {
        String token = FeedToken.make();
        String hash = FeedToken.hash(token);
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, "subscription.feed", (all, one) -> all.feed(one, hash)),
                saved -> HttpResponse.created(
                        new FeedAddresses("/feeds/" + token + "/atom.xml", "/feeds/" + token + "/feed.json")));
    }

    /** Nobody may read it any more. */
    @Delete
    HttpResponse<?> revoke(HttpRequest<?> request, String id) {
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, "subscription.unfeed", (all, one) -> all.feed(one, null)),
                saved -> HttpResponse.noContent());
    }
}
