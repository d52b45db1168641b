package io.silkwire.ingest.fetch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What we say about ourselves and about what we want. Never a Referer, never a cookie but the source's own. */
final class RequestHeaders {
    private static final String REDACTED = "[redacted]";

    /** Headers of a source that are not its to set: the connection's, and the ones that say who we are and what we have. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "content-length",
            "content-type",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "proxy-authorization",
            "proxy-connection",
            "http2-settings",
            "accept-encoding",
            "user-agent",
            "referer",
            "range",
            "if-none-match",
            "if-modified-since",
            "if-match",
            "if-unmodified-since",
            "if-range");

    /** All that may be read in an archive; any other header of a source may be a key. */
    private static final Set<String> OPEN = Set.of(
            "host",
            "connection",
            "user-agent",
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "pragma",
            "if-none-match",
            "if-modified-since");

    private RequestHeaders() {}

    static Headers of(FetchRequest request, HttpUrl first, HttpUrl hop, FetchSettings settings) {
        Headers.Builder headers = new Headers.Builder()
                .add("User-Agent", settings.userAgent())
                .add("Accept", accept(request.purpose()))
                .add("Accept-Encoding", "gzip, deflate, br");
        Validators validators = request.validators();
        if (validators != null) {
            addValidator(headers, "If-None-Match", validators.etag());
            addValidator(headers, "If-Modified-Since", validators.lastModified());
        }
        if (isSameSite(first, hop)) {
            request.headers().forEach((name, value) -> addOfSource(headers, name, value));
        }
        return headers.build();
    }

    /** The first header of the source that no request can carry, as words for its owner; null where all are in order. */
    static @Nullable String unusable(Map<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            boolean token = !header.getKey().isEmpty()
                    && header.getKey()
                            .chars()
                            .allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
            if (!token) {
                return "header name '" + printable(header.getKey()) + "': expected a token (RFC 9110 §5.1)";
            }
            if (!isValue(header.getValue())) {
                return "value of header " + header.getKey() + ": expected no control characters";
            }
        }
        return null;
    }

    static String redacted(String name, String value) {
        return OPEN.contains(name.toLowerCase(Locale.ROOT)) ? value : REDACTED;
    }

    /** A validator goes back as it came; one that came broken cannot, and only costs a full answer. */
    private static void addValidator(Headers.Builder headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && isValue(value) && value.indexOf('\uFFFD') < 0) {
            headers.addUnsafeNonAscii(name, value);
        }
    }

    private static void addOfSource(Headers.Builder headers, String name, String value) {
        if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
            headers.removeAll(name);
            headers.addUnsafeNonAscii(name, value);
        }
    }

    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }

    /** The same origin, or its upgrade to https: keys never leave the host, and never fall back to plain text. */
    private static boolean isSameSite(HttpUrl first, HttpUrl hop) {
        boolean samePort = first.port() == hop.port();
        boolean upgraded = !first.isHttps() && hop.isHttps() && first.port() == 80 && hop.port() == 443;
        return first.host().equals(hop.host()) && ((first.isHttps() == hop.isHttps() && samePort) || upgraded);
    }

    private static String accept(FetchRequest.Purpose purpose) {
        return switch (purpose) {
            case ROBOTS -> "text/plain,*/*;q=0.5";
            case FEED ->
                "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
                        + "application/json;q=0.8,*/*;q=0.5";
            case SITEMAP -> "application/xml,text/xml,text/plain;q=0.8,application/gzip;q=0.8,*/*;q=0.5";
            case LISTING, PAGE -> "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5";
            case DOCUMENT ->
                "application/pdf,application/msword,"
                        + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,*/*;q=0.5";
        };
    }
}
