package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.OwnedSubscriptions.Reach;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.web.SubscriptionsView.Around;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.alert.web.page.PreviewPanel;
import io.silkwire.contracts.Subscription;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form of a subscription with a preview of what it would have caught: as a piece while somebody types, as a whole page by its
 * button; and the form that changes one. A preview changes nothing.
 */
@Controller("/subscriptions")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreviewPages {
    private final OwnedSubscriptions subscriptions;
    private final PreviewPanelView previews;
    private final SubscriptionsView view;
    private final Pages pages;

    PreviewPages(OwnedSubscriptions subscriptions, PreviewPanelView previews, SubscriptionsView view, Pages pages) {
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.view = view;
        this.pages = pages;
    }

    @Post("/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> ofNew(HttpRequest<?> request, @Body String body) {
        return preview(request, body, null);
    }

    @Post("/{id}/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> ofEdit(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return find(request, id).map(saved -> preview(request, body, saved)).orElseGet(this::gone);
    }

    @Get("/{id}/edit")
    HttpResponse<byte[]> edit(HttpRequest<?> request, @PathVariable String id) {
        return find(request, id)
                .<HttpResponse<byte[]>>map(saved -> page(
                        HttpStatus.OK, request, SubscriptionForm.of(saved), List.of(), around -> around.editing(saved)))
                .orElseGet(this::gone);
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> save(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        Optional<Subscription> saved = find(request, id);
        if (saved.isEmpty()) {
            return gone();
        }
        SubmittedForm form = SubmittedForm.read(body);
        SubscriptionDraft draft = SubscriptionForm.draft(form, saved.get());
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(
                    HttpStatus.FORBIDDEN,
                    request,
                    draft,
                    List.of(),
                    around -> around.editing(saved.get())
                            .noticing(
                                    "This form was open too long, or cookies are refused. Nothing was changed: send it again."));
        }
        return switch (subscriptions.change(request, id, "subscription.update", (all, one) -> all.update(one, draft))) {
            case SubscriptionChange.Saved changed -> saved(request, changed);
            case SubscriptionChange.Refused refused ->
                page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        request,
                        draft,
                        refused.errors(),
                        around -> around.editing(saved.get()));
            case SubscriptionChange.Unknown unknown -> gone();
            case SubscriptionChange.ReadOnly readOnly -> gone();
        };
    }

    private HttpResponse<byte[]> saved(HttpRequest<?> request, SubscriptionChange.Saved changed) {
        Subscription now = changed.subscription();
        return changed.warnings().isEmpty()
                ? HttpResponse.seeOther(URI.create("/subscriptions#" + now.id()))
                : page(
                        HttpStatus.OK,
                        request,
                        SubscriptionForm.of(now),
                        List.of(),
                        around -> around.editing(now).warning(changed.warnings()));
    }

    private HttpResponse<byte[]> preview(HttpRequest<?> request, String body, @Nullable Subscription saved) {
        SubmittedForm form = SubmittedForm.read(body);
        SubscriptionDraft draft = SubscriptionForm.draft(form, saved);
        ArchiveWindow window = ArchiveWindow.of(form.value("days")).orElse(ArchiveWindow.FITTING);
        PreviewPanel panel = previews.of(request, draft, saved, window);
        HttpStatus status = panel.retryAfter() == null ? HttpStatus.OK : HttpStatus.TOO_MANY_REQUESTS;
        MutableHttpResponse<byte[]> answer = request.getHeaders().contains("HX-Request")
                ? pages.preview(status, panel).header(HttpHeaders.CACHE_CONTROL, "no-store")
                : page(
                        status,
                        request,
                        draft,
                        List.of(),
                        around -> around.editing(saved).previewing(panel));
        return panel.retryAfter() == null
                ? answer
                : answer.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(panel.retryAfter().toSeconds()));
    }

    private MutableHttpResponse<byte[]> page(
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

    private HttpResponse<byte[]> gone() {
        return pages.message(
                HttpStatus.NOT_FOUND,
                "No such subscription",
                "This subscription is not there, or not yours to change: it was deleted, or the address is not quite right.",
                "The list of subscriptions has those that are.");
    }

    /** One that the sender of the request may change. */
    private Optional<Subscription> find(HttpRequest<?> request, String id) {
        return subscriptions.reach(request, id) instanceof Reach.Whole(Subscription whole)
                ? Optional.of(whole)
                : Optional.empty();
    }
}
