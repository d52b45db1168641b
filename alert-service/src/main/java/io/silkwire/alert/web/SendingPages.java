package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.history.HistoryPosition;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.FloodGate;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.OwnedSubscriptions.Reach;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How and when the alerts of one subscription are sent, with a form to change it. A GET changes nothing. */
@Controller("/subscriptions/{id}/sending")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SendingPages {
    private final OwnedSubscriptions subscriptions;
    private final SendingPageView view;
    private final Pages pages;
    private final SendingActions actions;

    SendingPages(OwnedSubscriptions subscriptions, SendingPageView view, Pages pages, SendingActions actions) {
        this.actions = actions;
        this.subscriptions = subscriptions;
        this.view = view;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, @PathVariable String id, @QueryValue @Nullable String before) {
        HistoryPosition from =
                before == null ? null : HistoryPosition.read(before).orElse(null);
        return switch (subscriptions.reach(request, id)) {
            case Reach.Whole whole ->
                page(HttpStatus.OK, request, whole.subscription(), from, null, List.of(), null, null);
            case Reach.ReadOnly readOnly -> readOnly(readOnly.subscription().name());
            case Reach.None none -> gone();
        };
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return switch (subscriptions.reach(request, id)) {
            case Reach.Whole whole -> change(request, whole.subscription(), body);
            case Reach.ReadOnly readOnly -> readOnly(readOnly.subscription().name());
            case Reach.None none -> gone();
        };
    }

    private HttpResponse<byte[]> change(HttpRequest<?> request, Subscription found, String body) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(
                    HttpStatus.FORBIDDEN,
                    request,
                    found,
                    form,
                    List.of(),
                    "This form was open too long, or cookies are refused. Nothing was changed: check it and send it again.",
                    null);
        }
        return switch (send(request, found, draft(form))) {
            case SubscriptionChange.Saved saved ->
                HttpResponse.seeOther(URI.create("/subscriptions/" + found.id() + "/sending"));
            case SubscriptionChange.Refused refused ->
                page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        request,
                        found,
                        form,
                        refused.errors(),
                        "Nothing was changed: please look at the fields marked below.",
                        null);
            case SubscriptionChange.ReadOnly readOnly -> readOnly(found.name());
            case SubscriptionChange.Unknown unknown -> gone();
        };
    }

    /** What can be done about deliveries; each is a form of its own, so that nothing happens by following a link. */
    @Post("/{action}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> act(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String action, @Body String body) {
        return switch (subscriptions.reach(request, id)) {
            case Reach.Whole whole -> act(request, whole.subscription(), action, body);
            case Reach.ReadOnly readOnly -> readOnly(readOnly.subscription().name());
            case Reach.None none -> gone();
        };
    }

    private HttpResponse<byte[]> act(HttpRequest<?> request, Subscription found, String action, String body) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(
                    HttpStatus.FORBIDDEN,
                    request,
                    found,
                    null,
                    List.of(),
                    "This form was open too long. Send it again.",
                    null);
        }
        SendingActions.Outcome outcome = actions.act(request, found, action, form);
        Subscription after = subscriptions.readable(request, found.id().value()).orElse(found);
        HttpStatus status = outcome.done() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY;
        return outcome.done()
                ? page(status, request, after, null, List.of(), null, outcome.words())
                : page(status, request, after, null, List.of(), outcome.words(), null);
    }

    private SubscriptionChange send(HttpRequest<?> request, Subscription found, SendingDraft draft) {
        return subscriptions.change(
                request, found.id().value(), "subscription.sending", (all, one) -> all.send(one, draft));
    }

    private static SendingDraft draft(SubmittedForm form) {
        String from = form.value("quietFrom");
        String to = form.value("quietTo");
        boolean quiet = from != null && to != null && !(from.isBlank() && to.isBlank());
        String snoozed = form.value("snoozedUntil");
        return new SendingDraft(
                form.value("mode"),
                form.value("zone"),
                form.value("at"),
                form.value("weekday"),
                quiet ? new SendingDraft.QuietHoursDraft(from, to, form.value("brokenBy")) : null,
                maximum(form.value("maximumPerDay")),
                form.value("severity"),
                form.values("urgentTopics").stream()
                        .flatMap(value -> Arrays.stream(value.split("[\\s,;]+")))
                        .toList(),
                form.value("muted") != null,
                snoozed == null || snoozed.isBlank() ? null : snoozed,
                window(form.value("storyHours")),
                form.value(FloodGate.FIELD) == null ? null : Boolean.TRUE);
    }

    /** What is no number is none that is allowed, and is told as that. */
    private static @Nullable Integer maximum(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().matches("[0-9]{1,9}") ? Integer.valueOf(text.strip()) : Integer.valueOf(0);
    }

    private static @Nullable String window(@Nullable String hours) {
        return hours == null || hours.isBlank() ? null : "PT" + hours.strip() + "H";
    }

    private HttpResponse<byte[]> page(
            HttpStatus status,
            HttpRequest<?> request,
            Subscription subscription,
            @Nullable SubmittedForm entered,
            List<FieldError> errors,
            @Nullable String problem,
            @Nullable String told) {
        return page(status, request, subscription, null, entered, errors, problem, told);
    }

    private HttpResponse<byte[]> page(
            HttpStatus status,
            HttpRequest<?> request,
            Subscription subscription,
            @Nullable HistoryPosition logBefore,
            @Nullable SubmittedForm entered,
            List<FieldError> errors,
            @Nullable String problem,
            @Nullable String told) {
        CsrfToken token = CsrfToken.of(request);
        return token.on(
                pages.sending(
                                status,
                                view.of(
                                        request,
                                        subscription,
                                        logBefore,
                                        entered,
                                        errors,
                                        problem,
                                        told,
                                        token.value()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"),
                request);
    }

    private HttpResponse<byte[]> gone() {
        return pages.message(
                HttpStatus.NOT_FOUND,
                "No such subscription",
                "This subscription is not there: it was deleted, or the address is not quite right.",
                "The list of subscriptions has those that are.");
    }

    private HttpResponse<byte[]> readOnly(String name) {
        return pages.message(
                HttpStatus.FORBIDDEN,
                "Not yours to change",
                "“" + name
                        + "” is the installation's own. You may read its alerts; where they go, and when, is kept by ops.",
                "Ask somebody with the role ops, or make a subscription of your own.");
    }
}
