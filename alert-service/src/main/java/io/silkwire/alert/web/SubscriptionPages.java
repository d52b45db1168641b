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
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.SubscriptionView;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.alert.web.SubscriptionsView.Around;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.alert.web.page.SubscriptionsPage.Secret;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions, with forms to add, pause, resume and delete. Only a POST that brings the token of its form changes
 * anything; a GET never does.
 */
@Controller("/subscriptions")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubscriptionPages {
    private static final String STALE_FORM =
            "This form was open too long, or cookies are refused. Nothing was changed: check it and send it again.";

    private static final String READ_ONLY =
            "This subscription is the installation's own: you may read its alerts, and ops may change it.";

    private final OwnedSubscriptions subscriptions;
    private final SubscriptionsView view;
    private final Pages pages;

    SubscriptionPages(OwnedSubscriptions subscriptions, SubscriptionsView view, Pages pages) {
        this.subscriptions = subscriptions;
        this.view = view;
        this.pages = pages;
    }

    /** The list and an empty form, or one filled with what a search asked for. */
    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request, @QueryValue @Nullable String delete) {
        SubscriptionDraft draft = new SubscriptionDraft(
                request.getParameters().get("q"),
                request.getParameters().getAll("topic"),
                request.getParameters().get("q"),
                request.getParameters().getAll("lang"),
                null);
        return page(HttpStatus.OK, request, draft, List.of(), around -> around.confirming(delete));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body String body) {
        SubmittedForm form = SubmittedForm.read(body);
        SubscriptionDraft draft = SubscriptionForm.draft(form, null);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, draft, List.of(), around -> around.noticing(STALE_FORM));
        }
        // The form carries a number of its own: the same form twice, by whatever mishap, is one subscription.
        return switch (subscriptions.add(request, draft, form.value("once") == null ? null : body)) {
            case SubscriptionChange.Saved saved -> added(request, saved);
            case SubscriptionChange.Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, request, draft, refused.errors(), around -> around);
            case SubscriptionChange.Unknown unknown ->
                throw new IllegalStateException("a new subscription cannot be unknown: " + unknown.id());
            case SubscriptionChange.ReadOnly readOnly ->
                throw new IllegalStateException("a new subscription is its maker's: " + readOnly.id());
        };
    }

    @Post("/{id}/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> pause(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return change(request, id, body, "subscription.pause", Subscriptions::pause);
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> resume(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return change(request, id, body, "subscription.resume", Subscriptions::resume);
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> delete(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return change(request, id, body, "subscription.delete", Subscriptions::delete);
    }

    private HttpResponse<byte[]> change(
            HttpRequest<?> request, String id, String body, String action, OwnedSubscriptions.Change how) {
        if (!CsrfToken.isMatched(request, SubmittedForm.read(body).value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, nothing(), List.of(), around -> around.noticing(STALE_FORM));
        }
        return switch (subscriptions.change(request, id, action, how)) {
            case SubscriptionChange.Saved saved -> HttpResponse.seeOther(URI.create("/subscriptions"));
            case SubscriptionChange.Unknown unknown -> gone(request);
            case SubscriptionChange.ReadOnly readOnly ->
                page(HttpStatus.FORBIDDEN, request, nothing(), List.of(), around -> around.noticing(READ_ONLY));
            case SubscriptionChange.Refused refused ->
                throw new IllegalStateException("a change of state cannot be refused: " + refused.errors());
        };
    }

    private HttpResponse<byte[]> gone(HttpRequest<?> request) {
        return page(
                HttpStatus.NOT_FOUND,
                request,
                nothing(),
                List.of(),
                around -> around.noticing("This subscription is not there any more: somebody deleted it."));
    }

    /** A made secret is shown in the answer itself and never again; without one the browser is led back to the list. */
    private HttpResponse<byte[]> added(HttpRequest<?> request, SubscriptionChange.Saved saved) {
        Subscription added = saved.subscription();
        SubscriptionView.WebhookView webhook = SubscriptionView.of(saved).webhook();
        return webhook == null
                ? HttpResponse.seeOther(URI.create("/subscriptions#" + added.id()))
                : page(
                        HttpStatus.CREATED,
                        request,
                        nothing(),
                        List.of(),
                        around -> around.telling(secret(added.name(), webhook)).warning(saved.warnings()));
    }

    private static Secret secret(String name, SubscriptionView.WebhookView webhook) {
        String publicKey = webhook.publicKey();
        return publicKey == null
                ? new Secret(name, Objects.requireNonNullElse(webhook.secret(), ""), false)
                : new Secret(name, publicKey, true);
    }

    private HttpResponse<byte[]> page(
            HttpStatus status,
            HttpRequest<?> request,
            SubscriptionDraft entered,
            List<FieldError> errors,
            Function<Around, Around> around) {
        CsrfToken token = CsrfToken.of(request);
        return token.on(
                pages.subscriptions(status, view.of(request, entered, errors, around.apply(Around.of(token.value()))))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store"),
                request);
    }

    private static SubscriptionDraft nothing() {
        return new SubscriptionDraft(null, List.of(), null, List.of(), null);
    }
}
