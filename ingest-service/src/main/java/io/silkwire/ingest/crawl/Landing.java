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
 * @param push how the feed's hub stands; null where there is none, or none is wanted
 */
public record Landing(
        Errand errand,
        FetchOutcome outcome,
        Instant at,
        @Nullable ArchiveRecord archive,
        @Nullable String bodyDigest,
        Read read,
        @Nullable Pushing push) {
    /** One of a place without a hub. */
    public Landing(
            Errand errand,
            FetchOutcome outcome,
            Instant at,
            @Nullable ArchiveRecord archive,
            @Nullable String bodyDigest,
            Read read) {
        this(errand, outcome, at, archive, bodyDigest, read, null);
    }

    /**
     * A hub.
     *
     * @param asked whether it was asked on this errand
     */
    public record Pushing(Read.Hub hub, boolean asked) {}

    /** The same, with how its hub stands. */
    public Landing with(@Nullable Pushing how) {
        return new Landing(errand, outcome, at, archive, bodyDigest, read, how);
    }
}
