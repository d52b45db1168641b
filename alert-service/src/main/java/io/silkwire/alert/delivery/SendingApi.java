package io.silkwire.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SendingView;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.timing.NextSending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a subscription's alerts are sent: the settings, and the next sending in words. */
@Controller("/api/v1/subscriptions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendingApi {
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    SendingApi(Subscriptions subscriptions, Deliveries deliveries) {
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
    HttpResponse<?> sending(String id) {
        return parse(id)
                .flatMap(subscriptions::find)
                .<HttpResponse<?>>map(found -> HttpResponse.ok(answer(found)))
                .orElseGet(() -> unknown(id));
    }

    @Put("/sending")
    HttpResponse<?> replace(String id, @Body SendingDraft draft) {
        return change(id, known -> subscriptions.send(known, draft));
    }

    @Post("/mute")
    HttpResponse<?> mute(String id) {
        return change(id, known -> subscriptions.mute(known, true));
    }

    @Post("/unmute")
    HttpResponse<?> unmute(String id) {
        return change(id, known -> subscriptions.mute(known, false));
    }

    @Post("/snooze")
    HttpResponse<?> snooze(String id, @Body SnoozeDraft draft) {
        Instant until;
        try {
            until = draft.until() == null ? null : Instant.parse(draft.until());
        } catch (DateTimeException e) {
            String remedy = "write a moment such as 2026-12-01T08:00:00Z";
            return Problem.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "until cannot be read; " + remedy,
                            List.of(new Problem.Invalid("until", "it cannot be read", remedy, null)))
                    .response();
        }
        return change(id, known -> subscriptions.snooze(known, until));
    }

    private HttpResponse<?> change(String id, Function<SubscriptionId, SubscriptionChange> change) {
        Optional<SubscriptionId> known = parse(id);
        if (known.isEmpty()) {
            return unknown(id);
        }
        return switch (change.apply(known.get())) {
            case SubscriptionChange.Saved saved -> HttpResponse.ok(answer(saved.subscription()));
            case SubscriptionChange.Refused refused ->
                Problem.of(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "nothing was changed: " + refused.errors().getFirst(),
                                refused.errors().stream()
                                        .map(error -> new Problem.Invalid(
                                                error.field(), error.message(), error.remedy(), error.position()))
                                        .toList())
                        .response();
            case SubscriptionChange.Unknown unknown -> unknown(id);
        };
    }

    private SendingAnswer answer(Subscription subscription) {
        return new SendingAnswer(SendingView.of(subscription.sending()), deliveries.next(subscription));
    }

    private static HttpResponse<?> unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no subscription '" + id + "'", List.of())
                .response();
    }

    private static Optional<SubscriptionId> parse(String id) {
        try {
            return Optional.of(new SubscriptionId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
