package io.silkwire.alert.delivery.feed;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.site.Arrival;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Subscription;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feeds over HTTP. Whoever has the token may read; a wrong one and one that was taken away look the same. */
@Controller("/feeds/{token}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class Feeds {
    private static final MediaType ATOM = MediaType.of("application/atom+xml;charset=utf-8");
    private static final MediaType JSON = MediaType.of(JsonFeed.MEDIA_TYPE);
    private static final String CURRENT = "private, max-age=60";
    private static final String RETRY_AFTER_SECONDS = "10";
    private static final String ARCHIVED = "private, max-age=86400";

    private final Subscriptions subscriptions;
    private final FeedHistory history;
    private final Clock clock = Clock.systemUTC();

    Feeds(Subscriptions subscriptions, FeedHistory history) {
        this.subscriptions = subscriptions;
        this.history = history;
    }

    @Get("/atom.xml")
    HttpResponse<?> atom(HttpRequest<?> request, String token) {
        return answer(request, token, null, ATOM);
    }

    @Get("/feed.json")
    HttpResponse<?> json(HttpRequest<?> request, String token) {
        return answer(request, token, null, JSON);
    }

    @Get("/archive/{page}.xml")
    HttpResponse<?> archivedAtom(HttpRequest<?> request, String token, String page) {
        return answer(request, token, page, ATOM);
    }

    @Get("/archive/{page}.json")
    HttpResponse<?> archivedJson(HttpRequest<?> request, String token, String page) {
        return answer(request, token, page, JSON);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String token, @Nullable String archived, MediaType type) {
        Optional<Subscription> known = find(token);
        if (known.isEmpty()) {
            return unknown();
        }
        Subscription subscription = known.get();
        Optional<FeedLog.Kept> kept = history.of(subscription.id());
        if (kept.isEmpty()) {
            return notRead();
        }
        Instant now = clock.instant();
        if (archived == null) {
            return page(request, token, subscription, FeedPage.newest(kept.get(), now), type, CURRENT);
        }
        return switch (FeedPage.archived(kept.get(), archived, now)) {
            case FeedPage.Archived.Found found -> page(request, token, subscription, found.page(), type, ARCHIVED);
            case FeedPage.Archived.Gone gone ->
                Problem.of(HttpStatus.GONE, "what this page had is kept no more", List.of())
                        .response();
            case FeedPage.Archived.Unknown unknown -> unknown();
        };
    }

    private HttpResponse<?> page(
            HttpRequest<?> request,
            String token,
            Subscription subscription,
            FeedPage page,
            MediaType type,
            String caching) {
        FeedLinks links = new FeedLinks(Arrival.of(request).base(), token, subscription.id());
        Instant since = subscription.feed() == null
                ? clock.instant()
                : subscription.feed().since();
        byte[] body = type.equals(ATOM)
                ? AtomFeed.write(subscription, page, links, since)
                : JsonFeed.write(subscription, page, links);
        return document(request, body, type, caching);
    }

    private static HttpResponse<?> notRead() {
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>) Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "this feed is still being read from Kafka; come back as Retry-After says",
                        List.of())
                .response();
        return answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    /** A feed's document, or 304 where the reader has it. */
    private static HttpResponse<?> document(HttpRequest<?> request, byte[] body, MediaType type, String caching) {
        String tag =
                "\"" + FeedToken.hash(new String(body, StandardCharsets.UTF_8)).substring(0, 32) + "\"";
        boolean known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(value -> value.strip().replaceFirst("^W/", ""))
                .anyMatch(value -> value.equals(tag) || value.equals("*"));
        return (known
                        ? HttpResponse.<byte[]>status(HttpStatus.NOT_MODIFIED)
                        : HttpResponse.ok(body).contentType(type))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, caching);
    }

    private Optional<Subscription> find(String token) {
        byte[] hash = FeedToken.hash(token).getBytes(StandardCharsets.US_ASCII);
        return subscriptions.all().stream()
                .filter(one -> one.feed() != null
                        && MessageDigest.isEqual(one.feed().tokenHash().getBytes(StandardCharsets.US_ASCII), hash))
                .findFirst();
    }

    private static HttpResponse<Problem> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no such feed; ask its owner for its address", List.of())
                .response();
    }
}
