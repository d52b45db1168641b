package io.silkwire.alert.live;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.alert.AlertView;
import io.silkwire.alert.history.HistoryAnswer;
import io.silkwire.alert.history.HistoryQuestion;
import io.silkwire.alert.history.KeptAlert;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Alerts over HTTP: the latest as a list, and new ones as server-sent events (WHATWG HTML §9.2). */
@Controller("/api/v1/alerts")
final class AlertsApi {
    private static final Duration PING = Duration.ofSeconds(20);
    private static final int DEFAULT_LIMIT = 100;

    private final OwnedAlerts alerts;

    AlertsApi(OwnedAlerts alerts) {
        this.alerts = alerts;
    }

    /** An alert in the list, with the state of its delivery. */
    record ListedAlert(AlertView alert, DeliveryView delivery, List<Digest.Copy> copies) {
        static ListedAlert of(KeptAlert kept) {
            return new ListedAlert(AlertView.of(kept.alert(), kept.severity()), DeliveryView.of(kept), kept.copies());
        }
    }

    /**
     * The latest alerts that whoever asks may read, newest first; the header {@code Link} leads to the next part.
     *
     * @param before only what is older: a moment, or a place that {@code Link} named
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> latest(
            HttpRequest<?> request,
            @QueryValue @Nullable String subscription,
            @QueryValue @Nullable String before,
            @QueryValue @Nullable Integer limit) {
        return switch (HistoryQuestion.read(subscription, before, limit, DEFAULT_LIMIT)) {
            case HistoryQuestion.Reading.Unsound unsound -> unsound.problem().response();
            case HistoryQuestion.Reading.Sound sound ->
                HistoryAnswer.of(
                        request, alerts.recent(request, sound.question()).map(ListedAlert::of));
        };
    }

    /**
     * Events named {@code alert} whose id starts with the alert's, from now on or after {@code Last-Event-ID}; and at once and every 20
     * seconds {@code ping}, whose id says how far the receiver is (an event's id counts whatever its data: WHATWG HTML §9.2.6), so that
     * what was for others is not read again. A dead connection is noticed by them. It ends when the caller's token or session does, at
     * the next ping. Refused with 429 where the caller has ten, with 503 where there are a thousand.
     */
    @Get("/stream")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<?> stream(HttpRequest<?> request, @Header("Last-Event-ID") @Nullable String lastEventId) {
        return alerts.refusal(request)
                .<HttpResponse<?>>map(AlertsApi::refused)
                .orElseGet(() ->
                        HttpResponse.ok(events(request, lastEventId)).contentType(MediaType.TEXT_EVENT_STREAM_TYPE));
    }

    private Publisher<Event<?>> events(HttpRequest<?> request, @Nullable String lastEventId) {
        Supplier<Optional<Caller>> asking = Caller.asking(request);
        Flux<Optional<Event<?>>> ends =
                Flux.interval(PING).filter(tick -> asking.get().isEmpty()).map(tick -> Optional.empty());
        Flux<Optional<Event<?>>> news = alerts.stream(request, lastEventId).map(event -> Optional.of(event(event)));
        // The end of the alerts, or of the right to read them, is the end of all.
        return Flux.merge(news.concatWithValues(Optional.empty()), ends)
                .takeWhile(Optional::isPresent)
                .map(Optional::get);
    }

    private static HttpResponse<?> refused(StreamRefusal refusal) {
        HttpStatus status = switch (refusal) {
            case TOO_MANY_OF_ONE -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_MANY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>)
                Problem.of(status, refusal.words(), List.of()).response();
        return answer.header(HttpHeaders.RETRY_AFTER, Long.toString(PING.toSeconds()));
    }

    private static Event<?> event(LiveEvent event) {
        return switch (event) {
            case LiveEvent.Told told ->
                Event.of(AlertView.of(told.alert())).name("alert").id(told.eventId());
            case LiveEvent.Ping ping -> ping(ping.eventId());
        };
    }

    private static Event<?> ping(@Nullable String id) {
        Event<String> ping = Event.of("").name("ping");
        return id == null ? ping : ping.id(id);
    }
}
