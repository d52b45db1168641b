package io.silkwire.ingest.frontier;

import io.silkwire.ingest.fetch.ResponseHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What response headers say of how long an answer stays good (RFC 9111 §4.2, for a private cache, which a crawler is). */
final class HttpCaching {
    /** RFC 9111 §1.2.2: what is larger than a cache can represent counts as 2^31. */
    private static final long MOST_SECONDS = 1L << 31;

    private HttpCaching() {}

    /**
     * How long the answer is fresh from now on: {@code max-age}, or {@code Expires} less {@code Date} where there is none, each less
     * {@code Age}. {@code s-maxage} is for shared caches and not for us (§5.2.2.10).
     *
     * @return zero where it is stale at once, is not to be kept, or says nothing
     */
    static Duration freshness(ResponseHeaders headers) {
        String maxAge = null;
        for (String value : headers.all("Cache-Control")) {
            for (String directive : value.split(",", -1)) {
                String word = directive.strip().toLowerCase(Locale.ROOT);
                if (word.equals("no-cache") || word.equals("no-store")) {
                    return Duration.ZERO;
                }
                // Of several the first counts (§4.2.1).
                if (maxAge == null && word.startsWith("max-age")) {
                    maxAge = word.substring("max-age".length()).strip();
                }
            }
        }
        Duration lifetime = maxAge != null ? maxAge(maxAge) : expires(headers);
        Duration fresh = lifetime.minus(age(headers));
        return fresh.isNegative() ? Duration.ZERO : fresh;
    }

    /** When a server wants to be asked again (RFC 9110 §10.2.3), or null where the header is neither seconds nor a date. */
    static @Nullable Instant retryAfter(ResponseHeaders headers, Instant now) {
        String value = headers.first("Retry-After");
        if (value == null) {
            return null;
        }
        Long seconds = seconds(value.strip());
        return seconds != null ? now.plusSeconds(seconds) : date(value);
    }

    /** An invalid value makes the answer stale (§4.2.1). */
    private static Duration maxAge(String afterName) {
        String value = afterName.startsWith("=") ? afterName.substring(1).strip() : "";
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        Long seconds = seconds(value);
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    /** Anything that is no date, {@code 0} above all, means the past (§5.3). */
    private static Duration expires(ResponseHeaders headers) {
        String expires = headers.first("Expires");
        String sent = headers.first("Date");
        Instant until = expires == null ? null : date(expires);
        Instant from = sent == null ? null : date(sent);
        return until == null || from == null || until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }

    private static Duration age(ResponseHeaders headers) {
        String age = headers.first("Age");
        Long seconds = age == null ? null : seconds(age.strip());
        return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
    }

    private static @Nullable Long seconds(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return digits.length() > 10 ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(digits));
    }

    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
