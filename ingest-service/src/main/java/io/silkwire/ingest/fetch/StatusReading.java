package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last response → what became of the fetch (RFC 9110 §15).
 *
 * @param most of the body once its content coding is undone
 * @param now when the response came, for Retry-After
 */
record StatusReading(FetchRequest request, BodyLimit most, Instant now) {
    /** Enough of an error page to tell a bot wall by. */
    private static final BodyLimit MOST_OF_WALL = BodyLimit.of(1 << 20);

    FetchOutcome outcome(List<Exchange> exchanges, Exchange last, URI finalUrl, @Nullable URI movedTo) {
        ResponseHeaders headers = new ResponseHeaders(last.responseHeaders());
        return switch (last.status()) {
            case 200, 203 -> content(exchanges, last, headers, finalUrl, movedTo);
            case 304 ->
                request.validators() == null
                        ? failed(exchanges, last, Reason.HTTP_ERROR, true, "304 to a request without validators")
                        : new FetchOutcome.NotModified(exchanges, headers);
            case 204, 205 -> failed(exchanges, last, Reason.EMPTY, true, "no content");
            case 206 -> failed(exchanges, last, Reason.HTTP_ERROR, true, "part of a page that was asked for whole");
            default -> notice(exchanges, last, headers);
        };
    }

    private FetchOutcome content(
            List<Exchange> exchanges, Exchange last, ResponseHeaders headers, URI finalUrl, @Nullable URI movedTo) {
        // What stands past the limit of a robots.txt is not read (RFC 9309 §2.5); what stands before it counts.
        boolean startWillDo = request.purpose() == FetchRequest.Purpose.ROBOTS;
        if ("length".equals(last.truncated()) && !startWillDo) {
            return failed(
                    exchanges,
                    last,
                    Reason.TOO_LARGE,
                    false,
                    ContentCoding.isCoded(headers.all("Content-Encoding")) ? most.toldCoded() : most.told());
        }
        return switch (ContentCoding.decode(last.body(), headers.all("Content-Encoding"), most, startWillDo)) {
            case ContentCoding.Undecodable broken -> failed(exchanges, last, broken.reason(), false, broken.detail());
            case ContentCoding.Decoded decoded -> {
                String wall = BotWall.recognise(last.status(), headers, decoded.body());
                // An empty robots.txt says something; an empty page does not.
                boolean empty = decoded.body().size() == 0 && request.purpose() != FetchRequest.Purpose.ROBOTS;
                if (wall != null) {
                    yield new FetchOutcome.Walled(exchanges, wall);
                }
                yield empty
                        ? failed(exchanges, last, Reason.EMPTY, true, "empty body")
                        : new FetchOutcome.Fetched(exchanges, finalUrl, movedTo, headers, decoded.body());
            }
        };
    }

    private FetchOutcome notice(List<Exchange> exchanges, Exchange last, ResponseHeaders headers) {
        String wall = BotWall.recognise(last.status(), headers, readable(last, headers));
        if (wall != null) {
            return new FetchOutcome.Walled(exchanges, wall);
        }
        int status = last.status();
        String retryAfter = headers.first("Retry-After");
        if (status == 429 || (status == 503 && retryAfter != null)) {
            return new FetchOutcome.Throttled(exchanges, status, RetryAfter.of(retryAfter, now));
        }
        return switch (status) {
            case 404 -> new FetchOutcome.Missing(exchanges);
            case 410 -> new FetchOutcome.Gone(exchanges);
            default -> failed(exchanges, last, Reason.HTTP_ERROR, isPassing(status), "status " + status);
        };
    }

    /** Timeout, misdirected or too early a request, and every error of the server: may be gone by itself. */
    private static boolean isPassing(int status) {
        return status >= 500 || status == 408 || status == 421 || status == 425;
    }

    private static Payload readable(Exchange last, ResponseHeaders headers) {
        return ContentCoding.decode(last.body(), headers.all("Content-Encoding"), MOST_OF_WALL, false)
                        instanceof ContentCoding.Decoded decoded
                ? decoded.body()
                : last.body();
    }

    private static FetchOutcome failed(
            List<Exchange> exchanges, Exchange last, Reason reason, boolean passing, String detail) {
        return new FetchOutcome.Failed(exchanges, reason, last.status(), passing, last.url() + ": " + detail);
    }
}
