package io.silkwire.ingest.crawl;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PageDetails.Attachment;
import io.silkwire.contracts.PageDetails.Document;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.frontier.Learned;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import io.silkwire.ingest.revision.Revision;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a document that a statement links to. Read for the first time it completes the revision that links to it: the same
 * revision is published once more, which the index takes in place of the other and of which nobody is told twice. Other words in
 * it, or a document that was linked later, are an edit of {@code attachments}.
 */
final class AttachmentCase extends Case {
    private static final int MOST_ALIASES = 5;
    private static final PageDetails NO_DETAILS = new PageDetails(List.of(), List.of(), null, List.of(), List.of());

    AttachmentCase(Given given) {
        super(given);
    }

    @Override
    void judge() {
        CrawlState page = page();
        Published last = page == null ? null : page.published();
        Statement statement = last == null || last.withdrawn() ? null : memory.statement(last);
        if (landing.read() instanceof Read.Document read && page != null && last != null && statement != null) {
            document(read, page, last, statement);
        } else {
            disposition = landing.outcome() instanceof Fetched ? "attachment-unread" : disposition;
            visited(false, last);
        }
    }

    private void document(Read.Document read, CrawlState page, Published last, Statement before) {
        String url = String.valueOf(Place.uri(super.before.place()));
        PageDetails details = before.page() == null ? NO_DETAILS : before.page();
        Attachment linked = Attachments.find(details, url);
        Document now = now(read);
        boolean readBefore = visit.bodyDigest() != null;
        if (linked == null && readBefore) {
            // The statement was edited and does not link to it any more.
            disposition = "attachment-dropped";
            Next next = visited(false, last);
            states.removeLast();
            states.add(super.before.with(DocumentCase.due(next.visit(), null), null));
            return;
        }
        Document known = linked == null ? null : linked.document();
        if (known != null && isSame(known, now)) {
            disposition = "unchanged";
            visited(false, last);
            return;
        }
        boolean completes = linked != null && known == null;
        Change change = completes ? before.change() : Revision.ofAttachment(known, now);
        int revision = completes ? before.revision() : before.revision() + 1;
        disposition = completes ? "attachment-read" : "edited";
        visited(!completes, last);
        statement = Revising.completed(
                before,
                revision,
                Attachments.with(details, url, label(), now),
                change,
                completes ? before.fetchedAt() : now.fetchedAt());
        published = page.with(
                page.visit(),
                new Published(
                        last.statementId(),
                        last.contentHash(),
                        revision,
                        last.firstAt(),
                        completes ? last.at() : super.now,
                        false,
                        null,
                        null));
    }

    private Next visited(boolean changed, @Nullable Published last) {
        Next next = next(Learned.ofPage(landing.bodyDigest(), changed, last == null ? null : last.firstAt()));
        states.add(before.with(next.visit(), null));
        return next;
    }

    private Document now(Read.Document read) {
        return new Document(
                read.mediaType(),
                read.bytes(),
                Objects.requireNonNullElse(landing.bodyDigest(), ""),
                read.text(),
                read.problem() == null ? null : read.problem().label(),
                readAt(),
                landing.archive());
    }

    /** Many documents are made anew at each request: where there are words, the words decide. */
    private static boolean isSame(Document known, Document now) {
        return known.payloadDigest().equals(now.payloadDigest())
                || (known.text() != null && known.text().equals(now.text()));
    }

    private String label() {
        String told = before.told() == null ? null : before.told().title();
        return told == null ? "" : told;
    }

    /** The page that links to it, wherever that is now. */
    private @Nullable CrawlState page() {
        CrawlState page = state(Place.statementOf(before.place()));
        for (int i = 0; i < MOST_ALIASES && page != null && page.published() == null; i++) {
            String alias = page.visit() == null ? null : page.visit().aliasOf();
            page = alias == null ? null : state(alias);
        }
        return page;
    }
}
