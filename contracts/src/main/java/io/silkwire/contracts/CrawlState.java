package io.silkwire.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ingest remembers of one page or file, written in the same transaction as the statement it led to.
 *
 * @param url canonical URL, or null for a replayed file
 * @param corpusName corpus-relative name of a replayed file, or null
 * @param contentHash of the last revision published
 * @param revision the last revision published
 */
public record CrawlState(
        SourceId sourceId,
        StatementId statementId,
        @Nullable String url,
        @Nullable String corpusName,
        ContentHash contentHash,
        int revision,
        Instant publishedAt) {

    /** The key on the Kafka topic {@code crawl-state}: source and statement. */
    public String key() {
        return sourceId + "|" + statementId;
    }
}
