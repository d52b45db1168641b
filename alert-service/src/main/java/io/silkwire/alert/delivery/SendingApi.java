package io.silkwire.alert.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.problem.UnreadableBody;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a subscription's alerts are sent: the settings, and the next sending in words. */
@Controller("/api/v1/subscriptions/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendingApi {
    private final OwnedSubscriptions subscriptions;
    private final Deliveries deliveries;
    private final ObjectMapper json;

    SendingApi(OwnedSubscriptions subscriptions, Deliveries deliveries, ObjectMapper json) {
        this.json = json;
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

    /**
     * What is left out stays; quiet hours, a maximum, urgent topics and a snooze end where they are null. The settings are shown in the words
     * that a draft takes, so what is sent is laid over what is shown.
     */
    @Put("/sending")
    HttpResponse<?> replace(HttpRequest<?> request, String id, @Body ObjectNode changes) {
        Optional<Problem> unreadable = unreadable(changes);
        return unreadable.isPresent()
                ? unreadable.get().response()
                : change(
                        request,
                        id,
                        "subscription.sending",
                        (all, one) -> all.find(one)
                                .map(before -> all.send(one, over(before, changes)))
                                .orElseGet(() -> new SubscriptionChange.Unknown(one.value())));
    }

    private SendingDraft over(Subscription before, ObjectNode changes) {
        ObjectNode whole = json.valueToTree(SendingView.of(before.sending()));
        return json.convertValue(whole.setAll(changes), SendingDraft.class);
    }

    private Optional<Problem> unreadable(ObjectNode changes) {
        try {
            SendingDraft read = json.treeToValue(changes, SendingDraft.class);
            return read == null
                    ? Optional.of(Problem.parameter("sending", "there is nothing", "write an object in { }", null))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return UnreadableBody.in(e);
        }
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
