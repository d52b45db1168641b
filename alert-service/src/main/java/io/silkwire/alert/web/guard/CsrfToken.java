package io.silkwire.alert.web.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.silkwire.alert.site.Arrival;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token that a form carries and a cookie repeats ("double submit", OWASP Cross-Site Request Forgery Prevention): another
 * site can neither read the one nor set the other. Beside it {@code OriginCheck} looks where a request comes from.
 *
 * @param value 32 characters of hex
 * @param isNew whether the browser does not have it yet
 */
public record CsrfToken(String value, boolean isNew) {
    /** Name of the hidden field. */
    public static final String FIELD = "csrf";
    /** Name of the cookie. */
    static final String COOKIE = "silkwire_csrf";

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The token of this browser, or a new one. */
    public static CsrfToken of(HttpRequest<?> request) {
        return sent(request).map(value -> new CsrfToken(value, false)).orElseGet(CsrfToken::make);
    }

    /** Whether what a form brought is the token of this browser. */
    public static boolean isMatched(HttpRequest<?> request, @Nullable String submitted) {
        return submitted != null
                && sent(request)
                        .filter(value -> MessageDigest.isEqual(
                                value.getBytes(StandardCharsets.US_ASCII), submitted.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    /** Gives the browser a new token; one that it has is left alone, so that forms in other windows stay good. */
    public <T> MutableHttpResponse<T> on(MutableHttpResponse<T> response, HttpRequest<?> request) {
        return isNew
                ? response.cookie(Cookie.of(COOKIE, value)
                        .httpOnly(true)
                        .sameSite(SameSite.Strict)
                        .path("/")
                        .secure(Arrival.of(request).secure()))
                : response;
    }

    private static CsrfToken make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new CsrfToken(HexFormat.of().formatHex(bytes), true);
    }

    private static Optional<String> sent(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(COOKIE)
                .map(Cookie::getValue)
                .filter(value -> FORM.matcher(value).matches());
    }
}
