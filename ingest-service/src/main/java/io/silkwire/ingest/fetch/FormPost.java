package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.NameLookup;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One form on its way, over redirects that keep the method (307 and 308, RFC 9110 §15.4.8); all others are refusals. */
final class FormPost {
    private static final int MOST_HOPS = 4;
    /** Read and thrown away. */
    private static final BodyLimit ANSWER = BodyLimit.of(1 << 16);

    private final FetchSettings settings;
    private final Wire wire;
    private final AddressGuard guard;
    private final String form;

    FormPost(FetchSettings settings, Wire wire, String form) {
        this.settings = settings;
        this.wire = wire;
        this.guard = new AddressGuard(NameLookup.SYSTEM, settings.allowLoopback());
        this.form = form;
    }

    FormOutcome send(HttpUrl to) {
        HttpUrl hop = to;
        Duration left = settings.total();
        for (int i = 0; i < MOST_HOPS; i++) {
            String refusal = guard.refusal(hop.host(), hop.port());
            if (refusal != null) {
                return new FormOutcome.Refused(Reason.ADDRESS_REFUSED, refusal);
            }
            long start = System.nanoTime();
            Wire.Reply reply = wire.post(hop, headers(), form, ANSWER, left);
            left = left.minusNanos(System.nanoTime() - start);
            HttpUrl next = reply instanceof Wire.Answer answer ? redirect(answer.exchange(), hop) : null;
            if (next == null || !left.isPositive()) {
                return outcome(reply, hop);
            }
            hop = next;
        }
        return new FormOutcome.Refused(
                Reason.TOO_MANY_REDIRECTS, "more than " + (MOST_HOPS - 1) + " redirects from " + to);
    }

    private Headers headers() {
        return new Headers.Builder()
                .add("User-Agent", settings.userAgent())
                .add("Accept", "*/*")
                .build();
    }

    private static @Nullable HttpUrl redirect(Exchange exchange, HttpUrl from) {
        String location = new ResponseHeaders(exchange.responseHeaders()).first("Location");
        boolean keepsMethod = exchange.status() == 307 || exchange.status() == 308;
        return keepsMethod && location != null ? WebUrl.resolve(from, location) : null;
    }

    private static FormOutcome outcome(Wire.Reply reply, HttpUrl hop) {
        return switch (reply) {
            case Wire.Guarded guarded -> new FormOutcome.Refused(Reason.ADDRESS_REFUSED, guarded.detail());
            case Wire.NoAnswer none -> new FormOutcome.Refused(none.reason(), hop + ": " + none.detail());
            case Wire.Answer answer -> {
                int status = answer.exchange().status();
                yield status / 100 == 2
                        ? new FormOutcome.Accepted(status)
                        : new FormOutcome.Refused(Reason.HTTP_ERROR, hop + ": status " + status);
            }
        };
    }
}
