package io.silkwire.ingest.publication;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A statement before it is known which revision it is. Components as in {@link Statement}. */
public record StatementDraft(
        StatementId id,
        SourceId sourceId,
        @Nullable String url,
        @Nullable String corpusName,
        String title,
        String body,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String kind,
        @Nullable PublicationDate publishedAt,
        @Nullable PublicationDate modifiedAt,
        ContentHash contentHash) {

    /** The statement as this revision of it. */
    public Statement asRevision(int revision, Instant fetchedAt) {
        return new Statement(
                id,
                revision,
                sourceId,
                url,
                corpusName,
                title,
                body,
                language,
                publisher,
                country,
                kind,
                publishedAt,
                modifiedAt,
                contentHash,
                fetchedAt);
    }

    /** What ingest remembers once this revision is published. */
    public CrawlState stateAfter(int revision, Instant at) {
        return new CrawlState(sourceId, id, url, corpusName, contentHash, revision, at);
    }

    /** The key of its crawl state. */
    public String stateKey() {
        return sourceId + "|" + id;
    }

    @Override
    public String toString() {
        return "StatementDraft[" + id + " of " + sourceId + "]";
    }
}
