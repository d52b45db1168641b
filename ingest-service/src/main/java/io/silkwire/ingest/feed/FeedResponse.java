package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * What came with the bytes of a feed.
 *
 * @param url where they were found after redirects, or null where they come from a file
 * @param contentType HTTP header, or null
 * @param contentLanguage HTTP header: the language of all that tells none itself, or null
 * @param contentLocation HTTP header: what relative addresses are relative to, itself relative to the URL, or null
 */
public record FeedResponse(
        @Nullable String url,
        @Nullable String contentType,
        @Nullable String contentLanguage,
        @Nullable String contentLocation) {

    /** What addresses in the feed are relative to before it says anything itself (RFC 3986, section 5.1.3). */
    @Nullable
    String base() {
        if (contentLocation == null || contentLocation.isBlank() || !LenientUrl.isSafe(contentLocation)) {
            return url;
        }
        return LenientUrl.resolve(url, contentLocation);
    }
}
