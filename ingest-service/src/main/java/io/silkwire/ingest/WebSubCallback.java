package io.silkwire.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.ingest.crawl.HubNotes;
import io.silkwire.ingest.feed.websub.Callback;
import io.silkwire.ingest.feed.websub.Distribution;
import io.silkwire.ingest.feed.websub.IntentAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs find us (WebSub, sections 5.3 and 7): GET asks whether we meant it, POST tells of news. News are a bell and no more: the
 * feed itself is then fetched from its publisher. Nothing is kept of a request that is not signed.
 */
@Controller(Callback.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebSubCallback {
    /** Longer than any feed that is read. */
    private static final long MOST_BYTES = 20L << 20;

    private final CrawlStart start;
    private final MeterRegistry meters;

    WebSubCallback(CrawlStart start, MeterRegistry meters) {
        this.start = start;
        this.meters = meters;
    }

    /** The hub asks back. */
    @Get("/{token}/{feed}")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> verify(@PathVariable String token, @PathVariable String feed, HttpRequest<?> request) {
        CrawlStart.Hubs hubs = start.hubs();
        Callback callback = hubs == null ? null : hubs.webSub().callback(token, feed);
        if (hubs == null || callback == null) {
            return answer(HttpStatus.NOT_FOUND, "unknown", "no such callback");
        }
        boolean wanted = start.isCrawled(callback.sourceId());
        Instant now = hubs.clock().instant();
        try {
            return switch (IntentAnswer.of(
                    query(request), callback, wanted, hubs.webSub().lease())) {
                case IntentAnswer.Confirmed confirmed ->
                    noted(hubs.notes(), callback, confirmed.lease(), now, "verified", confirmed.challenge());
                case IntentAnswer.Ended ended -> noted(hubs.notes(), callback, null, now, "ended", ended.challenge());
                case IntentAnswer.Denied unused -> noted(hubs.notes(), callback, null, now, "denied", "");
                case IntentAnswer.Refused refused -> answer(HttpStatus.NOT_FOUND, "refused", refused.why());
            };
        } catch (KafkaException e) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "try again later");
        }
    }

    private HttpResponse<String> noted(
            HubNotes notes,
            Callback callback,
            @Nullable Duration lease,
            Instant now,
            String disposition,
            String challenge) {
        notes.lease(callback, lease, now);
        return answer(HttpStatus.OK, disposition, challenge);
    }

    /** The hub tells of news. */
    @Post("/{token}/{feed}")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> tell(
            @PathVariable String token,
            @PathVariable String feed,
            @Header("X-Hub-Signature") @Nullable String signature,
            @Body @Nullable InputStream content)
            throws IOException {
        CrawlStart.Hubs hubs = start.hubs();
        Callback callback = hubs == null ? null : hubs.webSub().callback(token, feed);
        if (hubs == null || callback == null) {
            return answer(HttpStatus.NOT_FOUND, "unknown", "no such callback");
        }
        if (!start.isCrawled(callback.sourceId())) {
            // Section 7: a hub may end the subscription on this.
            return answer(HttpStatus.GONE, "gone", "this feed is not watched any more");
        }
        InputStream read = content == null ? InputStream.nullInputStream() : content;
        return switch (Distribution.of(read, signature, hubs.webSub().secret(callback), MOST_BYTES)) {
            case AUTHENTIC -> told(hubs, callback);
            case IGNORED -> answer(HttpStatus.ACCEPTED, "unsigned", "");
            case TOO_LARGE ->
                answer(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "at most " + MOST_BYTES + " bytes");
        };
    }

    private HttpResponse<String> told(CrawlStart.Hubs hubs, Callback callback) {
        try {
            hubs.notes().news(callback, hubs.clock().instant());
            return answer(HttpStatus.ACCEPTED, "told", "");
        } catch (KafkaException e) {
            return answer(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "try again later");
        }
    }

    private HttpResponse<String> answer(HttpStatus status, String disposition, String text) {
        meters.counter("items", "step", "ingest.websub", "disposition", disposition)
                .increment();
        return HttpResponse.<String>status(status).body(text).contentType(MediaType.TEXT_PLAIN_TYPE);
    }

    private static Map<String, String> query(HttpRequest<?> request) {
        Map<String, String> query = new HashMap<>();
        request.getParameters().forEach((name, values) -> {
            if (!values.isEmpty()) {
                query.put(name, values.getFirst());
            }
        });
        return query;
    }
}
