package io.silkwire.alert.account;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.site.Arrival;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request: who sent it (token, session, nobody), how often, and whether that caller may ask for this route. Who may
 * go on is a request attribute, read by {@link Caller#of(HttpRequest)}; who may not gets a problem document, or, in a browser that
 * asked for a page, the page to sign in.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class AccessFilter {
    private static final String BEARER = "Bearer ";
    /** As many people and programs of one machine are one caller where nobody signs in. */
    private static final long THIS_MACHINE = 10;

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountSettings settings;
    private final Admission admission;
    private final Audit audit;
    private final TokenUses tokenUses;
    private final Throttle requests;

    AccessFilter(
            Accounts accounts,
            Sessions sessions,
            AccountSettings settings,
            Admission admission,
            Audit audit,
            TokenUses tokenUses) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.admission = admission;
        this.audit = audit;
        this.tokenUses = tokenUses;
        this.requests = new Throttle(
                settings.requestsPerMinute() * (admission.isRequired() ? 1L : THIS_MACHINE), Duration.ofMinutes(1));
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!admission.isRequired()) {
            request.setAttribute(Caller.ATTRIBUTE, Caller.LOCAL);
            return requests.take(key(request, Optional.empty()))
                    .<HttpResponse<?>>map(AccessFilter::tooMany)
                    .orElse(null);
        }
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Supplier<Optional<Caller>> asking = () -> authorization == null ? bySession(request) : byToken(authorization);
        Optional<Caller> caller = asking.get();
        Optional<Duration> wait = requests.take(key(request, caller));
        if (wait.isPresent()) {
            return tooMany(wait.get());
        }
        if (authorization != null && caller.isEmpty()) {
            return tokenRefused();
        }
        caller.ifPresent(known -> {
            request.setAttribute(Caller.ATTRIBUTE, known);
            if (known.tokenId() != null) {
                tokenUses.used(new AccountId(known.id()), known.tokenId());
            }
        });
        request.setAttribute(Caller.ASKING, new Caller.Asking(asking));
        return decide(request, caller);
    }

    private @Nullable HttpResponse<?> decide(HttpRequest<?> request, Optional<Caller> caller) {
        AccessRules.Demand demand = AccessRules.of(request.getMethod(), request.getPath());
        if (demand.least().isEmpty()) {
            return null;
        }
        Role least = demand.least().get();
        if (caller.filter(known -> known.role().includes(least)).isEmpty()) {
            return caller.filter(Caller::isSignedIn).isEmpty()
                    ? signInFirst(request)
                    : forbidden(
                            request,
                            "this asks for the role " + least.label() + ", you have "
                                    + caller.get().role().label() + "; an admin can change that");
        }
        return demand.inPerson() && caller.get().by() != Caller.By.SESSION ? notInPerson(request, caller.get()) : null;
    }

    private HttpResponse<?> notInPerson(HttpRequest<?> request, Caller caller) {
        return caller.by() == Caller.By.TOKEN
                ? forbidden(request, "this is for people who signed in in a browser; an API token may not do it")
                : signInFirst(request);
    }

    private HttpResponse<?> forbidden(HttpRequest<?> request, String why) {
        audit.tell(request, request.getMethodName() + " " + request.getPath(), null, "forbidden");
        return Problem.of(HttpStatus.FORBIDDEN, why, List.of()).response();
    }

    private Optional<Caller> bySession(HttpRequest<?> request) {
        return sessions.account(request)
                .map(account -> Caller.of(account, Caller.By.SESSION))
                .or(() -> Optional.ofNullable(settings.anonymous()).map(Caller::anonymous));
    }

    private Optional<Caller> byToken(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? accounts.callerOfToken(
                        authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static String key(HttpRequest<?> request, Optional<Caller> caller) {
        return caller.filter(Caller::isSignedIn)
                .map(known -> "account " + known.id())
                .orElseGet(() -> "address " + Arrival.of(request).sender());
    }

    private static HttpResponse<?> tokenRefused() {
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>) Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "this API token is not known, was revoked, or has run out; send Authorization: Bearer swk_…",
                        List.of())
                .response();
        return answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    private static HttpResponse<?> signInFirst(HttpRequest<?> request) {
        boolean page = request.getMethod() == HttpMethod.GET
                && !request.getPath().startsWith("/api/")
                && request.accept().contains(MediaType.TEXT_HTML_TYPE);
        if (page) {
            String back = URLEncoder.encode(request.getUri().toString(), StandardCharsets.UTF_8);
            return HttpResponse.seeOther(URI.create("/login?back=" + back));
        }
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>)
                Problem.of(HttpStatus.UNAUTHORIZED, "sign in at /login, or send an API token", List.of())
                        .response();
        return answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static HttpResponse<?> tooMany(Duration wait) {
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>)
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too many requests; wait as Retry-After says", List.of())
                        .response();
        return answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
}
