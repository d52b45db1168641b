package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.NameLookup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One fetch, from the asked URL over its redirects to the outcome. */
final class RedirectChain {
    private final FetchSettings settings;
    private final Clock clock;
    private final Wire wire;
    private final AddressGuard guard;
    private final FetchRequest request;
    private final HopGate gate;
    private final HttpUrl first;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<HttpUrl> visited = new HashSet<>();
    private HttpUrl hop;
    private boolean allPermanent = true;
    private Duration left;

    RedirectChain(FetchSettings settings, Clock clock, Wire wire, FetchRequest request, HopGate gate, HttpUrl first) {
        this.settings = settings;
        this.clock = clock;
        this.wire = wire;
        this.guard = new AddressGuard(NameLookup.SYSTEM, settings.allowLoopback());
        this.request = request;
        this.gate = gate;
        this.first = first;
        this.hop = first;
        this.left = settings.total();
    }

    FetchOutcome follow() {
        FetchOutcome outcome = null;
        while (outcome == null) {
            visited.add(hop);
            outcome = visit();
        }
        return outcome;
    }

    /** The outcome, or null where a redirect has led to the next hop. */
    private @Nullable FetchOutcome visit() {
        URI uri = WebUrl.uri(hop);
        String refusal = guard.refusal(hop.host(), hop.port());
        if (refusal != null) {
            return new FetchOutcome.Denied(List.copyOf(exchanges), uri, Reason.ADDRESS_REFUSED, refusal);
        }
        return switch (gate.enter(uri)) {
            case HopGate.Refused refused ->
                new FetchOutcome.Denied(List.copyOf(exchanges), uri, refused.reason(), refused.detail());
            case HopGate.Entered entered -> judge(inTurn(entered.turn()), uri);
        };
    }

    private Wire.Reply inTurn(HopGate.Turn turn) {
        try {
            return ask();
        } finally {
            turn.close();
        }
    }

    private Wire.Reply ask() {
        if (left.isNegative() || left.isZero()) {
            return new Wire.NoAnswer(null, Reason.TIMED_OUT, true, "no time left for another hop");
        }
        long start = System.nanoTime();
        Wire.Reply reply =
                wire.get(hop, RequestHeaders.of(request, first, hop, settings), settings.limit(request), left);
        left = left.minusNanos(System.nanoTime() - start);
        return reply;
    }

    private @Nullable FetchOutcome judge(Wire.Reply reply, URI uri) {
        return switch (reply) {
            case Wire.Guarded guarded ->
                new FetchOutcome.Denied(List.copyOf(exchanges), uri, Reason.ADDRESS_REFUSED, guarded.detail());
            case Wire.NoAnswer none -> {
                Exchange partial = none.exchange();
                if (partial != null) {
                    exchanges.add(partial);
                }
                yield new FetchOutcome.Failed(
                        List.copyOf(exchanges),
                        none.reason(),
                        partial == null ? null : partial.status(),
                        none.passing(),
                        uri + ": " + none.detail());
            }
            case Wire.Answer answer -> {
                exchanges.add(answer.exchange());
                yield isRedirect(answer.exchange().status()) ? redirect(answer.exchange()) : last(answer.exchange());
            }
        };
    }

    private FetchOutcome last(Exchange exchange) {
        URI finalUrl = WebUrl.uri(hop);
        URI movedTo = exchanges.size() > 1 && allPermanent ? finalUrl : null;
        return new StatusReading(request, settings.limit(request), clock.instant())
                .outcome(List.copyOf(exchanges), exchange, finalUrl, movedTo);
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private @Nullable FetchOutcome redirect(Exchange exchange) {
        String location = new ResponseHeaders(exchange.responseHeaders()).first("Location");
        HttpUrl target = location == null || location.isBlank() ? null : WebUrl.resolve(hop, location);
        if (target == null) {
            return failed(
                    exchange,
                    Reason.INVALID_REDIRECT,
                    location == null ? "redirect without Location" : "Location is no http or https URL");
        }
        if (visited.contains(target)) {
            return failed(exchange, Reason.REDIRECT_LOOP, "redirected back to " + target);
        }
        if (visited.size() > settings.maxRedirects()) {
            return failed(
                    exchange, Reason.TOO_MANY_REDIRECTS, "expected at most " + settings.maxRedirects() + " redirects");
        }
        allPermanent = allPermanent && (exchange.status() == 301 || exchange.status() == 308);
        hop = target;
        return null;
    }

    private FetchOutcome failed(Exchange exchange, Reason reason, String detail) {
        return new FetchOutcome.Failed(
                List.copyOf(exchanges), reason, exchange.status(), false, exchange.url() + ": " + detail);
    }
}
