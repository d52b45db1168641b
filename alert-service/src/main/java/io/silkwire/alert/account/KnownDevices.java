package io.silkwire.alert.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.silkwire.alert.site.Arrival;
import io.silkwire.contracts.AccountId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Browsers that signed in to an account once, told by a signed cookie that opens nothing: it only parts its bearer from strangers who
 * try passwords (see {@link SignIn}). Thread-safe.
 */
@Singleton
public final class KnownDevices {
    private static final String COOKIE = "silkwire_device";
    /** What no session's text begins with, so that neither cookie passes for the other. */
    private static final String KIND = "device ";

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int ID_BYTES = 12;

    private final SessionKey key;

    KnownDevices(AccountSettings settings) {
        this.key = SessionKey.of(settings.sessionKeyFile());
    }

    /** Remembers on the answer that this browser signed in to this account. */
    public <T> MutableHttpResponse<T> remember(
            AccountId account, HttpRequest<?> request, MutableHttpResponse<T> response) {
        String value =
                key.sign(KIND + account + " " + ApiTokens.random(ID_BYTES)).replace(' ', ':');
        return response.cookie(Cookie.of(COOKIE, value)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .path("/")
                .secure(Arrival.of(request).secure())
                .maxAge(LIFETIME));
    }

    /** The id of this browser, if it signed in to this account before. */
    public Optional<String> of(HttpRequest<?> request, String account) {
        String begin = KIND + account + " ";
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .flatMap(value -> Optional.ofNullable(key.open(value.replace(':', ' '))))
                .filter(text -> text.startsWith(begin))
                .map(text -> text.substring(begin.length()));
    }
}
