package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a fetch. Each case says what the frontier does next. */
public sealed interface FetchOutcome {
    /** Every hop in order, the last one last; for the archive. Empty where nothing was sent. */
    List<Exchange> exchanges();

    /**
     * Status 200 (or 203) with a body: read it.
     *
     * @param finalUrl where the body came from
     * @param movedTo where to ask from now on: set where every hop from the asked URL on was permanent (301, 308) up to this
     *     one; null where nothing moved for good
     * @param body content coding undone, within the cap
     */
    record Fetched(
            List<Exchange> exchanges,
            URI finalUrl,
            @Nullable URI movedTo,
            ResponseHeaders headers,
            Payload body) implements FetchOutcome {}

    /** Status 304 to a conditional request: come back when it is due. */
    record NotModified(List<Exchange> exchanges, ResponseHeaders headers) implements FetchOutcome {}

    /** Status 410: stop asking. */
    record Gone(List<Exchange> exchanges) implements FetchOutcome {}

    /** Status 404: back off, and come back. */
    record Missing(List<Exchange> exchanges) implements FetchOutcome {}

    /**
     * Status 429, or 503 with Retry-After: the whole host waits.
     *
     * @param retryAt when the server wants to be asked again, or null where it did not say
     */
    record Throttled(
            List<Exchange> exchanges, int status, @Nullable Instant retryAt) implements FetchOutcome {}

    /**
     * A page that tells people from programs instead of the content: tell the owner, do not evade.
     *
     * @param wall which, such as {@code cloudflare-challenge} or {@code captcha}
     */
    record Walled(List<Exchange> exchanges, String wall) implements FetchOutcome {}

    /** The gate, or the guard of addresses, forbids it: nothing was sent to that hop. */
    record Denied(List<Exchange> exchanges, URI hop, Reason reason, String detail) implements FetchOutcome {}

    /**
     * Anything else.
     *
     * @param status of the last response, or null where there was none
     * @param passing whether it may be gone by itself: time-outs, 5xx, DNS; not a redirect loop or a bomb
     * @param detail what, where and what was expected; no secret in it
     */
    record Failed(
            List<Exchange> exchanges,
            Reason reason,
            @Nullable Integer status,
            boolean passing,
            String detail) implements FetchOutcome {}
}
