package io.silkwire.alert.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.Sessions;
import io.silkwire.alert.account.oidc.OpenIdAccounts;
import io.silkwire.alert.account.oidc.OpenIdProvider;
import io.silkwire.alert.site.Arrival;
import io.silkwire.contracts.Account;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the OpenID Connect provider and back. What must come back the same waits in a cookie for ten minutes. */
@Controller("/login/oidc")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(bean = OpenIdProvider.class)
final class OpenIdPages {
    private static final String COOKIE = "silkwire_oidc";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final OpenIdProvider provider;
    private final OpenIdAccounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Pages pages;

    OpenIdPages(OpenIdProvider provider, OpenIdAccounts accounts, Sessions sessions, Audit audit, Pages pages) {
        this.provider = provider;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> leave(HttpRequest<?> request) {
        OpenIdProvider.Ticket ticket = provider.ticket();
        try {
            MutableHttpResponse<?> answer = HttpResponse.seeOther(provider.signInAddress(ticket));
            String value = ticket.state() + ":" + ticket.nonce() + ":" + ticket.verifier();
            return answer.cookie(cookie(value, request).maxAge(PATIENCE));
        } catch (IOException e) {
            return pages.message(
                    HttpStatus.BAD_GATEWAY,
                    "Signing in is not possible now",
                    provider.name() + " does not answer.",
                    "Try again later, or sign in with account and password.");
        }
    }

    @Get("/callback")
    HttpResponse<?> comeBack(
            HttpRequest<?> request, @QueryValue @Nullable String code, @QueryValue @Nullable String state) {
        Optional<OpenIdProvider.Ticket> ticket = ticket(request);
        if (code == null || ticket.isEmpty() || !ticket.get().state().equals(state)) {
            return refused(request, "the answer does not belong to a sign-in that was begun in this browser");
        }
        return switch (accounts.of(provider.identify(code, ticket.get()))) {
            case OpenIdAccounts.Outcome.SignedIn in -> begun(request, in.account());
            case OpenIdAccounts.Outcome.Refused refusal -> refused(request, refusal.why());
        };
    }

    private HttpResponse<?> begun(HttpRequest<?> request, Account account) {
        audit.tell(account.id().value(), request, "sign-in.oidc", null, "done");
        MutableHttpResponse<?> answer = HttpResponse.seeOther(URI.create("/"));
        return sessions.begin(account, request, answer)
                .cookie(cookie("", request).maxAge(0));
    }

    private HttpResponse<?> refused(HttpRequest<?> request, String why) {
        audit.tell("anonymous", request, "sign-in.oidc", null, "refused");
        return pages.message(
                HttpStatus.FORBIDDEN,
                "You are not signed in",
                "Signing in did not work: " + why + ".",
                "Try again from the page to sign in.");
    }

    private static Optional<OpenIdProvider.Ticket> ticket(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(cookie -> cookie.getValue().split(":", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new OpenIdProvider.Ticket(parts[0], parts[1], parts[2]));
    }

    private static Cookie cookie(String value, HttpRequest<?> request) {
        // Lax: the browser comes from the provider's site, and must bring it.
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/login/oidc")
                .secure(Arrival.of(request).secure());
    }
}
