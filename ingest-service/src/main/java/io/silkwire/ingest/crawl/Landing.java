package io.silkwire.ingest.crawl;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.ingest.fetch.FetchOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an errand brought home, before anything is concluded from it.
 *
 * @param at when it came back
 * @param archive where the answer is kept, or null where there was none, or nothing is kept
 * @param bodyDigest {@code sha256:…} of the whole body, or null where there was none
 */
public record Landing(
        Errand errand,
        FetchOutcome outcome,
        Instant at,
        @Nullable ArchiveRecord archive,
        @Nullable String bodyDigest,
        Read read) {}
