package io.silkwire.alert.preview;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.SubscriptionAnswers;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Previews over HTTP: what a draft would have caught and sent. Changes nothing. */
@Controller("/api/v1/subscriptions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PreviewApi {
    private final Previews previews;
    private final OwnedSubscriptions subscriptions;

    PreviewApi(Previews previews, OwnedSubscriptions subscriptions) {
        this.previews = previews;
        this.subscriptions = subscriptions;
    }

    /** Of a new subscription. */
    @Post("/preview")
    HttpResponse<?> ofNew(HttpRequest<?> request, @Body SubscriptionDraft draft, @QueryValue @Nullable String days) {
        return preview(request, draft, null, days);
    }

    /** Of an edit, with what it catches and loses. */
    @Post("/{id}/preview")
    HttpResponse<?> ofEdit(
            HttpRequest<?> request, String id, @Body SubscriptionDraft draft, @QueryValue @Nullable String days) {
        Optional<Subscription> saved = subscriptions.readable(request, id);
        return saved.isPresent() ? preview(request, draft, saved.get(), days) : SubscriptionAnswers.unknown(id);
    }

    private HttpResponse<?> preview(
            HttpRequest<?> request, SubscriptionDraft draft, @Nullable Subscription saved, @Nullable String days) {
        Optional<ArchiveWindow> window = ArchiveWindow.of(days);
        if (window.isEmpty()) {
            return Problem.parameter("days", "there is no such span", "write 7, 30, 100, all, or leave it out", null)
                    .response();
        }
        return switch (previews.of(request, draft, saved, window.get())) {
            case PreviewOutcome.Ready ready -> HttpResponse.ok(PreviewView.of(ready.preview()));
            case PreviewOutcome.Refused refused -> refused(refused.errors());
            case PreviewOutcome.Busy busy -> busy(busy);
            case PreviewOutcome.Unavailable away ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, away.problem() + "; " + away.remedy(), List.of())
                        .response();
        };
    }

    private static HttpResponse<?> busy(PreviewOutcome.Busy busy) {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "other previews are still being made; wait as Retry-After says",
                        List.of())
                .response(Map.of(
                        HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfter().toSeconds())));
    }

    private static HttpResponse<?> refused(List<FieldError> errors) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "there is nothing to preview: " + errors.getFirst(),
                        errors.stream().map(FieldError::invalid).toList())
                .response();
    }
}
