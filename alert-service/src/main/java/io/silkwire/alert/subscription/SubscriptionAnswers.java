package io.silkwire.alert.subscription;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.function.Function;

/** Answers of the API about one subscription: what became of a change, or why there is nothing to show. */
public final class SubscriptionAnswers {
    private SubscriptionAnswers() {}

    /** What became of a change; where it was saved, this. */
    public static HttpResponse<?> to(
            SubscriptionChange change, Function<SubscriptionChange.Saved, HttpResponse<?>> whereSaved) {
        return switch (change) {
            case SubscriptionChange.Saved saved -> whereSaved.apply(saved);
            case SubscriptionChange.Refused refused -> refused(refused.errors());
            case SubscriptionChange.Unknown unknown -> unknown(unknown.id());
            case SubscriptionChange.ReadOnly readOnly -> readOnly(readOnly.id());
        };
    }

    /** For whoever may change it, this. */
    public static HttpResponse<?> whole(
            OwnedSubscriptions.Reach reach, Function<Subscription, HttpResponse<?>> whereWhole) {
        return switch (reach) {
            case OwnedSubscriptions.Reach.Whole whole -> whereWhole.apply(whole.subscription());
            case OwnedSubscriptions.Reach.ReadOnly readOnly ->
                readOnly(readOnly.subscription().id().value());
            case OwnedSubscriptions.Reach.None none -> unknown(none.id());
        };
    }

    /** There is none, or none of theirs: the same answer, so that it tells nobody which ids exist. */
    public static HttpResponse<?> unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no subscription '" + id + "'", List.of())
                .response();
    }

    private static HttpResponse<?> readOnly(String id) {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "subscription '" + id
                                + "' is the installation's own: you may read it and its alerts; somebody with"
                                + " the role ops may change it, and an admin may hand it over",
                        List.of())
                .response();
    }

    private static HttpResponse<?> refused(List<FieldError> errors) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "nothing was saved: " + errors.getFirst(),
                        errors.stream().map(FieldError::invalid).toList())
                .response();
    }
}
