package io.silkwire.ingest.extraction;

import io.silkwire.ingest.fetch.Payload;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fetched page, before it is read.
 *
 * @param contentType the header as received, or null
 * @param robotsTags values of X-Robots-Tag
 * @param zone of the source, for times that tell none; null where it is not known
 */
public record PageBytes(
        URI url,
        @Nullable String contentType,
        List<String> robotsTags,
        Payload body,
        Instant fetchedAt,
        @Nullable ZoneId zone) {}
