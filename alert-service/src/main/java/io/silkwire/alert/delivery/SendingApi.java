package io.silkwire.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SendingView;
import io.silkwire.alert.subscription.SubscriptionAnswers;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.timing.NextSending;
import io.silkwire.contracts.Subscription;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a subscription's alerts are sent: the settings, and the next sending in words. */
@Controller("/api/v1/subscriptions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendingApi {
    private final OwnedSubscriptions subscriptions;
    private final Deliveries deliveries;

    SendingApi(OwnedSubscriptions subscriptions, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /** The settings and what follows from them. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SendingAnswer(SendingView sending, NextSending next) {}

    /**
     * Until when.
     *
     * @param until moment in ISO 8601; null ends it
     */
    record SnoozeDraft(@Nullable String until) {}

    @Get("/sending")
    HttpResponse<?> sending(HttpRequest<?> request, String id) {
        return subscriptions
                .readable(request, id)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(answer(found)))
                .orElseGet(() -> SubscriptionAnswers.unknown(id));
    }

    @Put("/sending")
    HttpResponse<?> replace(HttpRequest<?> request, String id, @Body SendingDraft draft) {
        return change(request, id, "subscription.sending", (all, one) -> all.send(one, draft));
    }

    @Post("/mute")
    HttpResponse<?> mute(HttpRequest<?> request, String id) {
        return change(request, id, "subscription.mute", (all, one) -> all.mute(one, true));
    }

    @Post("/unmute")
    HttpResponse<?> unmute(HttpRequest<?> request, String id) {
        return change(request, id, "subscription.unmute", (all, one) -> all.mute(one, false));
    }

    @Post("/snooze")
    HttpResponse<?> snooze(HttpRequest<?> request, String id, @Body SnoozeDraft draft) {
        return change(request, id, "subscription.snooze", (all, one) -> {
            try {
                return all.snooze(one, draft.until() == null ? null : Instant.parse(draft.until()));
            } catch (DateTimeException e) {
                return new SubscriptionChange.Refused(List.of(new FieldError(
                        "until", "it cannot be read", "write a moment such as 2026-12-01T08:00:00Z", null)));
            }
        });
    }

    private HttpResponse<?> change(HttpRequest<?> request, String id, String action, OwnedSubscriptions.Change how) {
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, action, how), saved -> HttpResponse.ok(answer(saved.subscription())));
    }

    private SendingAnswer answer(Subscription subscription) {
        return new SendingAnswer(SendingView.of(subscription.sending()), deliveries.next(subscription));
    }
}
