package io.silkwire.alert.subscription;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.subscription.OwnedSubscriptions.Reach;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Subscriptions over HTTP, for whoever they belong to. A change is answered when it is in force. */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubscriptionsApi {
    private static final String PATH = "/api/v1/subscriptions/";
    private static final Pattern ONCE = Pattern.compile("[!-~]{1,200}");

    private final OwnedSubscriptions subscriptions;

    private final EndpointReadiness readiness;

    SubscriptionsApi(OwnedSubscriptions subscriptions, EndpointReadiness readiness) {
        this.readiness = readiness;
        this.subscriptions = subscriptions;
    }

    /**
     * Who shall have it.
     *
     * @param owner id of an account, or null for the installation itself
     */
    record OwnerDraft(@Nullable String owner) {}

    @Get
    List<SubscriptionView> all(HttpRequest<?> request) {
        return subscriptions.readable(request).stream()
                .map(one -> SubscriptionView.to(request, one))
                .toList();
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, String id) {
        return switch (subscriptions.reach(request, id)) {
            case Reach.Whole whole ->
                HttpResponse.ok(
                        SubscriptionView.of(whole.subscription()).warning(readiness.warnings(whole.subscription())));
            case Reach.ReadOnly readOnly -> HttpResponse.ok(SubscriptionView.ofShared(readOnly.subscription()));
            case Reach.None none -> SubscriptionAnswers.unknown(id);
        };
    }

    @Post
    HttpResponse<?> add(
            HttpRequest<?> request, @Body SubscriptionDraft draft, @Header(Subscriptions.ONCE) @Nullable String once) {
        if (once != null && !ONCE.matcher(once).matches()) {
            return Problem.parameter(Subscriptions.ONCE, "it cannot be read", "write 1 to 200 letters and digits", null)
                    .response();
        }
        return SubscriptionAnswers.to(
                subscriptions.add(request, draft, once),
                saved -> HttpResponse.created(
                        view(saved), URI.create(PATH + saved.subscription().id())));
    }

    @Put("/{id}")
    HttpResponse<?> replace(HttpRequest<?> request, String id, @Body SubscriptionDraft draft) {
        return change(request, id, "subscription.edit", (all, one) -> all.update(one, draft));
    }

    @Post("/{id}/pause")
    HttpResponse<?> pause(HttpRequest<?> request, String id) {
        return change(request, id, "subscription.pause", Subscriptions::pause);
    }

    @Post("/{id}/resume")
    HttpResponse<?> resume(HttpRequest<?> request, String id) {
        return change(request, id, "subscription.resume", Subscriptions::resume);
    }

    /** Hands it over; for admins. */
    @Put("/{id}/owner")
    HttpResponse<?> handOver(HttpRequest<?> request, String id, @Body OwnerDraft draft) {
        return SubscriptionAnswers.to(
                subscriptions.handOver(request, id, draft.owner()), saved -> HttpResponse.ok(view(saved)));
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id) {
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, "subscription.delete", Subscriptions::delete),
                saved -> HttpResponse.noContent());
    }

    private HttpResponse<?> change(HttpRequest<?> request, String id, String action, OwnedSubscriptions.Change how) {
        return SubscriptionAnswers.to(
                subscriptions.change(request, id, action, how), saved -> HttpResponse.ok(view(saved)));
    }

    private SubscriptionView view(SubscriptionChange.Saved saved) {
        return SubscriptionView.of(saved).warning(readiness.warnings(saved.subscription()));
    }
}
