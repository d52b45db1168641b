package io.silkwire.alert.subscription;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Subscriptions over HTTP. A change is answered when it is in force. */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubscriptionsApi {
    private static final String PATH = "/api/v1/subscriptions/";

    private final Subscriptions subscriptions;

    SubscriptionsApi(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Get
    List<SubscriptionView> all() {
        return subscriptions.all().stream().map(SubscriptionView::of).toList();
    }

    @Get("/{id}")
    HttpResponse<?> one(String id) {
        Optional<Subscription> found = parse(id).flatMap(subscriptions::find);
        return found.isPresent() ? HttpResponse.ok(SubscriptionView.of(found.get())) : unknown(id);
    }

    @Post
    HttpResponse<?> add(@Body SubscriptionDraft draft) {
        return answer(
                subscriptions.add(draft),
                saved -> HttpResponse.created(
                        view(saved), URI.create(PATH + saved.subscription().id())));
    }

    @Put("/{id}")
    HttpResponse<?> replace(String id, @Body SubscriptionDraft draft) {
        return parse(id)
                .<HttpResponse<?>>map(
                        known -> answer(subscriptions.update(known, draft), saved -> HttpResponse.ok(view(saved))))
                .orElseGet(() -> unknown(id));
    }

    @Post("/{id}/pause")
    HttpResponse<?> pause(String id) {
        return change(id, subscriptions::pause);
    }

    @Post("/{id}/resume")
    HttpResponse<?> resume(String id) {
        return change(id, subscriptions::resume);
    }

    @Delete("/{id}")
    HttpResponse<?> delete(String id) {
        return parse(id)
                .<HttpResponse<?>>map(known -> answer(subscriptions.delete(known), saved -> HttpResponse.noContent()))
                .orElseGet(() -> unknown(id));
    }

    private static HttpResponse<?> change(String id, Function<SubscriptionId, SubscriptionChange> change) {
        return parse(id)
                .<HttpResponse<?>>map(known -> answer(change.apply(known), saved -> HttpResponse.ok(view(saved))))
                .orElseGet(() -> unknown(id));
    }

    private static HttpResponse<?> answer(
            SubscriptionChange change, Function<SubscriptionChange.Saved, HttpResponse<?>> whereSaved) {
        return switch (change) {
            case SubscriptionChange.Saved saved -> whereSaved.apply(saved);
            case SubscriptionChange.Refused refused -> refused(refused.errors());
            case SubscriptionChange.Unknown unknown -> unknown(unknown.id().value());
        };
    }

    private static SubscriptionView view(SubscriptionChange.Saved saved) {
        return SubscriptionView.of(saved.subscription(), saved.secretIsNew());
    }

    private static HttpResponse<?> refused(List<FieldError> errors) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "the subscription was not saved: " + errors.getFirst(),
                        errors.stream()
                                .map(error -> new Problem.Invalid(
                                        error.field(), error.message(), error.remedy(), error.position()))
                                .toList())
                .response();
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
