package io.silkwire.alert.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.silkwire.alert.site.Arrival;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions of browsers: a signed cookie with the account, when it signed in, and an id. Nothing is stored of those that are in
 * force, so every instance knows every session. What ends one early stands in the account: that it was signed out of, or that all
 * begun before a moment are void, as after a new password, another role or a sign-out everywhere. So a copy of the cookie is of no
 * use to whoever took it.
 */
@Singleton
public final class Sessions {
    private static final String COOKIE = "silkwire_session";
    private static final int SESSION_ID_BYTES = 12;

    private final Accounts accounts;
    private final AccountSettings settings;
    private final SessionKey key;
    private final Clock clock;

    @Inject
    Sessions(Accounts accounts, AccountSettings settings) {
        this(accounts, settings, Clock.systemUTC());
    }

    Sessions(Accounts accounts, AccountSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.key = SessionKey.of(settings.sessionKeyFile());
        this.clock = clock;
    }

    /** Puts a session of this account on the answer. */
    public <T> MutableHttpResponse<T> begin(Account account, HttpRequest<?> request, MutableHttpResponse<T> response) {
        // A change of a moment ago, such as the password that opens this session, must not end it too.
        Instant from = account.sessionsFrom().plusMillis(1);
        Instant now = clock.instant();
        Instant began = now.isBefore(from) ? from : now;
        String value = key.sign(account.id() + ":" + began.toEpochMilli() + ":" + ApiTokens.random(SESSION_ID_BYTES));
        return response.cookie(cookie(value, request).maxAge(settings.sessionLifetime()));
    }

    /** Ends the session that the request brings, on every instance, and takes it from the browser. */
    public <T> MutableHttpResponse<T> end(HttpRequest<?> request, MutableHttpResponse<T> response) {
        // One that is void already leaves no further mark.
        account(request)
                .flatMap(account -> session(request))
                .ifPresent(session -> accounts.endSession(
                        session.account(),
                        new Account.EndedSession(session.id(), session.began().plus(settings.sessionLifetime()))));
        return response.cookie(cookie("", request).maxAge(0));
    }

    /** The account whose session the request brings, if it is in force. */
    Optional<Account> account(HttpRequest<?> request) {
        return session(request)
                .flatMap(session -> accounts.active(session.account())
                        .filter(account -> !session.began().isBefore(account.sessionsFrom()))
                        .filter(account -> account.endedSessions().stream()
                                .noneMatch(ended -> ended.id().equals(session.id()))));
    }

    /** What a cookie says that was signed here and has not run out. */
    private record Session(AccountId account, Instant began, String id) {}

    private Optional<Session> session(HttpRequest<?> request) {
        String signed =
                request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse("");
        String text = key.open(signed);
        String[] parts = text == null ? new String[0] : text.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Session session =
                new Session(new AccountId(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
        boolean ranOut = session.began().plus(settings.sessionLifetime()).isBefore(clock.instant());
        return ranOut ? Optional.empty() : Optional.of(session);
    }

    private static Cookie cookie(String value, HttpRequest<?> request) {
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/")
                .secure(Arrival.of(request).secure());
    }
}
