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

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountSettings settings;
    private final Audit audit;
    private final Throttle requests;

    AccessFilter(Accounts accounts, Sessions sessions, AccountSettings settings, Audit audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.settings = settings;
        this.audit = audit;
        this.requests = new Throttle(settings.requestsPerMinute(), Duration.ofMinutes(1));
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (!settings.required()) {
            request.setAttribute(Caller.ATTRIBUTE, Caller.LOCAL);
            return null;
        }
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        Supplier<Optional<Caller>> asking = () -> authorization == null ? bySession(request) : byToken(authorization);
        Optional<Caller> caller = asking.get();
        if (authorization != null && caller.isEmpty()) {
            return tokenRefused();
        }
        caller.ifPresent(known -> request.setAttribute(Caller.ATTRIBUTE, known));
        request.setAttribute(Caller.ASKING, new Caller.Asking(asking));
        Optional<Duration> wait = requests.take(key(request, caller));
        return wait.isPresent() ? tooMany(wait.get()) : decide(request, caller);
    }

    private @Nullable HttpResponse<?> decide(HttpRequest<?> request, Optional<Caller> caller) {
        Optional<Role> least = AccessRules.least(request.getMethod(), request.getPath());
        if (least.isEmpty()
                || caller.filter(known -> known.role().includes(least.get())).isPresent()) {
            return null;
        }
        if (caller.filter(Caller::isSignedIn).isEmpty()) {
            return signInFirst(request);
        }
        audit.tell(request, request.getMethodName() + " " + request.getPath(), null, "forbidden");
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "this asks for the role " + least.get().label() + ", you have "
                                + caller.get().role().label() + "; an admin can change that",
                        List.of())
                .response();
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
                .orElseGet(() -> "address " + request.getRemoteAddress().getHostString());
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
