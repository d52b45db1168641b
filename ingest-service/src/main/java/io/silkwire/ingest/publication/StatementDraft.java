package io.silkwire.ingest.publication;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.PageDetails;
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
        return asRevision(revision, fetchedAt, null, null, null);
    }

    /** The statement as this revision of it, with what is told besides the text. */
    public Statement asRevision(
            int revision,
            Instant fetchedAt,
            @Nullable PageDetails page,
            @Nullable ArchiveRecord archive,
            @Nullable Change change) {
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
                fetchedAt,
                page,
                archive,
                change);
    }

    /**
     * The same text under another id and hash: a page that moved keeps its statement, and what counts as its wording may be less
     * than all of its text.
     */
    public StatementDraft with(StatementId other, ContentHash hash) {
        return new StatementDraft(
                other,
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
                hash);
    }

    /**
     * What ingest remembers once this revision is published.
     *
     * @param before what it remembered so far, or null
     */
    public CrawlState stateAfter(int revision, @Nullable CrawlState before, Instant at) {
        CrawlState.Published published = before == null ? null : before.published();
        return new CrawlState(
                sourceId,
                place(),
                url == null ? CrawlState.Kind.FILE : CrawlState.Kind.PAGE,
                before == null ? null : before.visit(),
                new CrawlState.Published(
                        id,
                        contentHash,
                        revision,
                        published == null ? at : published.firstAt(),
                        at,
                        false,
                        null,
                        null));
    }

    /** The key of its crawl state. */
    public String stateKey() {
        return CrawlState.key(sourceId, place());
    }

    /** Where it is: its canonical URL, or the name of its file. */
    public String place() {
        if (url != null) {
            return url;
        }
        if (corpusName == null) {
            throw new IllegalStateException("statement " + id + " has neither URL nor file name");
        }
        return corpusName;
    }

    @Override
    public String toString() {
        return "StatementDraft[" + id + " of " + sourceId + "]";
    }
}
