package io.silkwire.ingest.crawl;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.publication.StatementDraft;
import io.silkwire.ingest.revision.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a new revision of a statement. */
final class Revising {
    private Revising() {}

    /**
     * What changed.
     *
     * @param last what was published of it before, or null
     * @param previous the text of that, or null where it is the same or cannot be had
     * @param movedFrom the URL before, or null where it has not moved
     * @return null where nothing did
     */
    static @Nullable Change change(
            StatementDraft draft,
            @Nullable PageDetails page,
            @Nullable Published last,
            @Nullable Statement previous,
            @Nullable String movedFrom) {
        return switch (Revision.decide(draft, page, last, previous)) {
            case Revision.First unused -> Change.first();
            case Revision.Edited edited -> from(edited.change(), movedFrom);
            case Revision.Restored restored -> from(restored.change(), movedFrom);
            case Revision.Same unused ->
                movedFrom == null ? null : new Change(Change.Kind.MOVED, false, List.of(), List.of(), movedFrom);
        };
    }

    private static Change from(Change change, @Nullable String movedFrom) {
        return movedFrom == null
                ? change
                : new Change(change.kind(), change.substantive(), change.fields(), change.diff(), movedFrom);
    }

    /** The last revision once more, or the next one, with other documents. */
    static Statement completed(Statement last, int revision, PageDetails page, @Nullable Change change, Instant at) {
        return new Statement(
                last.id(),
                revision,
                last.sourceId(),
                last.url(),
                last.corpusName(),
                last.title(),
                last.body(),
                last.language(),
                last.publisher(),
                last.country(),
                last.kind(),
                last.publishedAt(),
                last.modifiedAt(),
                last.contentHash(),
                at,
                page,
                last.archive(),
                change);
    }

    /** The last revision once more, with the word that it is gone. */
    static Statement withdrawn(Statement last, int revision, Instant at) {
        return new Statement(
                last.id(),
                revision,
                last.sourceId(),
                last.url(),
                last.corpusName(),
                last.title(),
                last.body(),
                last.language(),
                last.publisher(),
                last.country(),
                last.kind(),
                last.publishedAt(),
                last.modifiedAt(),
                last.contentHash(),
                at,
                last.page(),
                null,
                Change.of(Change.Kind.WITHDRAWN));
    }
}
