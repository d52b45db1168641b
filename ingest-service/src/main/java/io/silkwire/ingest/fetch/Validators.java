package io.silkwire.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What a server gave to ask it later whether anything changed (RFC 9110 §8.8). Opaque: sent back byte for byte, never parsed or
 * repaired, and both where both came.
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {}
