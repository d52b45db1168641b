package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.delivery.DeliveryRequests;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionAnswers;
import io.silkwire.alert.subscription.SubscriptionView;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The delivery log over HTTP: every attempt with what was sent and what came back; and what its owner can do about it: send one
 * again, everything that failed since a moment, or a sample now.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveriesApi {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1_000;
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final OwnedAlerts alerts;
    private final Deliveries deliveries;
    private final DeliveryRequests requests;
    private final OwnedSubscriptions subscriptions;
    private final Audit audit;

    DeliveriesApi(
            OwnedAlerts alerts,
            Deliveries deliveries,
            DeliveryRequests requests,
            OwnedSubscriptions subscriptions,
            Audit audit) {
        this.audit = audit;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.requests = requests;
        this.subscriptions = subscriptions;
    }

    /** A delivery with all its attempts; what it carries is left out. */
    record LoggedDelivery(
            AlertId id,
            SubscriptionId subscriptionId,
            Delivery.State state,
            List<Delivery.ChannelDelivery> channels,
            Delivery.@Nullable Timing timing,
            Instant updatedAt) {
        static LoggedDelivery of(Delivery delivery) {
            return new LoggedDelivery(
                    delivery.alertId(),
                    delivery.subscriptionId(),
                    delivery.state(),
                    delivery.channels(),
                    delivery.timing(),
                    delivery.updatedAt());
        }
    }

    /** From when on. */
    record RecoverDraft(@Nullable String since) {}

    /** The latest deliveries, newest first. */
    @Get("/deliveries")
    HttpResponse<?> latest(
            HttpRequest<?> request,
            @QueryValue @Nullable String subscription,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable Integer limit) {
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            return problem(HttpStatus.BAD_REQUEST, "limit must be 1 to " + MAX_LIMIT + ", but was " + wanted);
        }
        return HttpResponse.ok(alerts.deliveries(request).stream()
                .filter(one ->
                        subscription == null || one.subscriptionId().value().equals(subscription))
                .filter(one -> state == null || one.state().label().equals(state))
                .limit(wanted)
                .map(LoggedDelivery::of)
                .toList());
    }

    /** One with all its attempts. */
    @Get("/deliveries/{id}")
    HttpResponse<?> one(HttpRequest<?> request, String id) {
        return alerts.delivery(request, id)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(LoggedDelivery.of(found)))
                .orElseGet(() -> unknownDelivery(id));
    }

    /** Sends it again; how that went is seen in the log. */
    @Post("/deliveries/{id}/resend")
    HttpResponse<?> resend(HttpRequest<?> request, String id) {
        Optional<Delivery> found = alerts.delivery(request, id);
        if (found.isEmpty()) {
            return unknownDelivery(id);
        }
        Delivery delivery = found.get();
        if (delivery.state().isOpen()) {
            return problem(
                    HttpStatus.CONFLICT,
                    "it is still " + delivery.state().label() + ", it is sent without being asked");
        }
        Alert alert = alerts.alertOf(delivery).orElse(null);
        requests.resend(delivery.subscriptionId(), delivery.alertId(), alert);
        audit.tell(request, "delivery.resend", delivery.alertId().value(), "done");
        return HttpResponse.accepted();
    }

    /** Sends everything again that failed since then. */
    @Post("/subscriptions/{id}/recover")
    HttpResponse<?> recover(HttpRequest<?> request, String id, @Body RecoverDraft draft) {
        return SubscriptionAnswers.whole(subscriptions.reach(request, id), subscription -> {
            try {
                Instant since = Instant.parse(draft.since() == null ? "" : draft.since());
                requests.recover(subscription.id(), since);
                audit.tell(request, "subscription.recover", id, "done");
                return HttpResponse.accepted();
            } catch (DateTimeException e) {
                return problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "since cannot be read; write a moment such as 2026-12-01T08:00:00Z");
            }
        });
    }

    /** Sends the latest alert as a sample, at once, and tells how that went. */
    @Post("/subscriptions/{id}/sample")
    HttpResponse<?> sample(HttpRequest<?> request, String id) {
        return SubscriptionAnswers.whole(
                subscriptions.reach(request, id),
                subscription -> alerts.sampleFor(subscription)
                        .<HttpResponse<?>>map(alert -> {
                            List<Deliveries.SampleSent> sent = deliveries.sample(subscription, alert);
                            audit.tell(request, "subscription.sample", id, "done");
                            return HttpResponse.ok(sent);
                        })
                        .orElseGet(
                                () -> problem(
                                        HttpStatus.CONFLICT,
                                        "nothing was matched yet that could be a sample; wait for the first alert of any subscription")));
    }

    /** A new signing secret; the one before signs beside it for a day. It is told in this answer only. */
    @Post("/subscriptions/{id}/webhook/rotate")
    HttpResponse<?> rotate(HttpRequest<?> request, String id) {
        return SubscriptionAnswers.whole(
                subscriptions.reach(request, id),
                subscription -> subscription.webhook() == null
                        ? problem(HttpStatus.CONFLICT, "it has no webhook; give it one first")
                        : change(
                                request,
                                id,
                                "subscription.rotate-secret",
                                (all, one) -> all.rotateSecret(one, OVERLAP)));
    }

    /** Sends over this channel again. */
    @Post("/subscriptions/{id}/enable/{channel}")
    HttpResponse<?> enable(HttpRequest<?> request, String id, String channel) {
        return change(request, id, "subscription.enable", (all, one) -> all.enable(one, channel));
    }

    private HttpResponse<?> change(HttpRequest<?> request, String id, String action, OwnedSubscriptions.Change how) {
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, action, how), saved -> HttpResponse.ok(SubscriptionView.of(saved)));
    }

    private static HttpResponse<?> unknownDelivery(String id) {
        return problem(HttpStatus.NOT_FOUND, "there is no delivery '" + id + "' among the latest");
    }

    private static HttpResponse<?> problem(HttpStatus status, String detail) {
        return Problem.of(status, detail, List.of()).response();
    }
}
