package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
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
import io.silkwire.alert.delivery.Deliveries;
import io.silkwire.alert.history.HistoryAnswer;
import io.silkwire.alert.history.HistoryQuestion;
import io.silkwire.alert.live.OwnedAlerts;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionAnswers;
import io.silkwire.alert.subscription.SubscriptionView;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.SubscriptionId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The delivery log over HTTP: every attempt with what was sent and what came back; and what its owner can do about it: send one
 * again, everything that failed since a moment, or a sample now.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveriesApi {
    private static final Set<String> CAN_BE_DISABLED = Set.of("webhook", "email");
    private static final int DEFAULT_LIMIT = 50;
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final OwnedAlerts alerts;
    private final Sampling sampling;
    private final Resending resending;
    private final OwnedSubscriptions subscriptions;

    DeliveriesApi(OwnedAlerts alerts, Sampling sampling, Resending resending, OwnedSubscriptions subscriptions) {
        this.alerts = alerts;
        this.sampling = sampling;
        this.resending = resending;
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

    /**
     * What is sent again.
     *
     * @param failed how many of the latest deliveries failed since then; there may be older ones, which are sent again too
     * @param log where to see how it goes
     */
    record Recovering(Instant since, long failed, String words, String log) {}

    /**
     * The latest deliveries, newest first; the header {@code Link} leads to the next part.
     *
     * @param before only what is older: a moment, or a place that {@code Link} named
     */
    @Get("/deliveries")
    HttpResponse<?> latest(
            HttpRequest<?> request,
            @QueryValue @Nullable String subscription,
            @QueryValue @Nullable String state,
            @QueryValue @Nullable String before,
            @QueryValue @Nullable Integer limit) {
        return switch (HistoryQuestion.read(subscription, before, limit, DEFAULT_LIMIT)) {
            case HistoryQuestion.Reading.Unsound unsound -> unsound.problem().response();
            case HistoryQuestion.Reading.Sound sound ->
                HistoryAnswer.of(
                        request,
                        alerts.deliveries(request, sound.question(), state).map(LoggedDelivery::of));
        };
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
        return switch (resending.resend(request, found.get())) {
            case Resending.Outcome.Asked asked -> HttpResponse.accepted();
            case Resending.Outcome.Refused(String why) -> problem(HttpStatus.CONFLICT, why);
        };
    }

    /** Sends everything again that failed since then. */
    @Post("/subscriptions/{id}/recover")
    HttpResponse<?> recover(HttpRequest<?> request, String id, @Body RecoverDraft draft) {
        return SubscriptionAnswers.whole(subscriptions.reach(request, id), subscription -> {
            Instant since;
            try {
                since = Instant.parse(draft.since() == null ? "" : draft.since());
            } catch (DateTimeException e) {
                return problem(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "since cannot be read; write a moment such as 2026-12-01T08:00:00Z");
            }
            long failed = resending.failedSince(subscription, since);
            return switch (resending.recover(request, subscription, since)) {
                case Resending.Outcome.Asked(String words) ->
                    HttpResponse.accepted()
                            .body(new Recovering(
                                    since, failed, words, "/api/v1/deliveries?subscription=" + subscription.id()));
                case Resending.Outcome.Refused(String why) -> problem(HttpStatus.UNPROCESSABLE_ENTITY, why);
            };
        });
    }

    /** Sends the latest alert as a sample, at once, and tells how that went. */
    @Post("/subscriptions/{id}/sample")
    HttpResponse<?> sample(HttpRequest<?> request, String id) {
        return SubscriptionAnswers.whole(
                subscriptions.reach(request, id), subscription -> switch (sampling.sample(request, subscription)) {
                    case Sampling.Outcome.Sent(List<Deliveries.SampleSent> channels) -> HttpResponse.ok(channels);
                    case Sampling.Outcome.NothingYet none ->
                        problem(
                                HttpStatus.CONFLICT,
                                "nothing was matched yet that could be a sample; wait for the first alert of any subscription");
                    case Sampling.Outcome.TooMany many -> tooMany(many);
                });
    }

    private static HttpResponse<?> tooMany(Sampling.Outcome.TooMany many) {
        HttpResponse<?> refusal = Problem.of(HttpStatus.TOO_MANY_REQUESTS, many.words(), List.of())
                .response();
        return refusal.toMutableResponse()
                .header(HttpHeaders.RETRY_AFTER, Long.toString(many.again().toSeconds() + 1));
    }

    /**
     * A new signing secret; the one before signs beside it for a day. It is told in this answer only; of a key pair the public key is,
     * then and later, and the private one never.
     *
     * @param signature {@code v1} or {@code v1a}; without it the kind stays
     */
    @Post("/subscriptions/{id}/webhook/rotate")
    HttpResponse<?> rotate(HttpRequest<?> request, String id, @Nullable @QueryValue String signature) {
        return SubscriptionAnswers.whole(
                subscriptions.reach(request, id),
                subscription -> subscription.webhook() == null
                        ? problem(HttpStatus.CONFLICT, "it has no webhook; give it one first")
                        : change(
                                request,
                                id,
                                "subscription.rotate-secret",
                                (all, one) -> all.rotateSecret(one, signature, OVERLAP)));
    }

    /** Sends over this channel again. */
    @Post("/subscriptions/{id}/enable/{channel}")
    HttpResponse<?> enable(HttpRequest<?> request, String id, String channel) {
        if (!CAN_BE_DISABLED.contains(channel)) {
            return problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "there is no channel '" + channel + "'; it is webhook or email");
        }
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
