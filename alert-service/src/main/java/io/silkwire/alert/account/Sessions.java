package io.silkwire.alert.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions of browsers: a signed cookie with the account and when it signed in. Nothing is stored, so every instance knows every
 * session; what ends one early is {@code Account.sessionsFrom}, which a new password, a lesser role or a sign-out everywhere sets.
 */
@Singleton
public final class Sessions {
    private static final String COOKIE = "silkwire_session";

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
        String value = key.sign(account.id() + ":" + clock.instant().toEpochMilli());
        return response.cookie(cookie(value, request).maxAge(settings.sessionLifetime()));
    }

    /** Takes the session from the browser. */
    public <T> MutableHttpResponse<T> end(HttpRequest<?> request, MutableHttpResponse<T> response) {
        return response.cookie(cookie("", request).maxAge(0));
    }

    /** The account whose session the request brings, if it is in force. */
    Optional<Account> account(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(this::account);
    }

    private Optional<Account> account(String value) {
        String text = key.open(value);
        int colon = text == null ? -1 : text.indexOf(':');
        if (text == null || colon < 0) {
            return Optional.empty();
        }
        Instant began = Instant.ofEpochMilli(Long.parseLong(text.substring(colon + 1)));
        if (began.plus(settings.sessionLifetime()).isBefore(clock.instant())) {
            return Optional.empty();
        }
        return accounts.active(new AccountId(text.substring(0, colon)))
                .filter(account -> !began.isBefore(account.sessionsFrom()));
    }

    private static Cookie cookie(String value, HttpRequest<?> request) {
        return Cookie.of(COOKIE, value)
                .httpOnly(true)
                .sameSite(SameSite.Lax)
                .path("/")
                .secure(request.isSecure());
    }
}
