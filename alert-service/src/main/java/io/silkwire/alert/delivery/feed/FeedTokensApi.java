package io.silkwire.alert.delivery.feed;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.SubscriptionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a subscription a feed, or takes it away. */
@Controller("/api/v1/subscriptions/{id}/feed")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedTokensApi {
    private final Subscriptions subscriptions;

    FeedTokensApi(Subscriptions subscriptions) {
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
    HttpResponse<?> make(String id) {
        String token = FeedToken.make();
        return change(
                id,
                FeedToken.hash(token),
                new FeedAddresses("/feeds/" + token + "/atom.xml", "/feeds/" + token + "/feed.json"));
    }

    /** Nobody may read it any more. */
    @Delete
    HttpResponse<?> revoke(String id) {
        return change(id, null, null);
    }

    private HttpResponse<?> change(String id, @Nullable String hash, @Nullable FeedAddresses told) {
        SubscriptionChange change;
        try {
            change = subscriptions.feed(new SubscriptionId(id), hash);
        } catch (IllegalArgumentException e) {
            return unknown(id);
        }
        return switch (change) {
            case SubscriptionChange.Saved saved -> told == null ? HttpResponse.noContent() : HttpResponse.created(told);
            case SubscriptionChange.Unknown unknown -> unknown(id);
            case SubscriptionChange.Refused refused ->
                throw new IllegalStateException("a change of the feed cannot be refused: " + refused.errors());
        };
    }

    private static HttpResponse<Problem> unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no subscription '" + id + "'", List.of())
                .response();
    }
}
