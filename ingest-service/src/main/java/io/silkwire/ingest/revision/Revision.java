package io.silkwire.ingest.revision;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.Change.Line;
import io.silkwire.contracts.Change.Op;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.publication.StatementDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page as it reads now is to what was published of it: a pure decision. The draft's content hash must be that of its
 * {@link Wording}.
 */
public sealed interface Revision {
    /** Never published: publish it as revision 1. */
    record First() implements Revision {}

    /**
     * Published in this wording: nothing to do. A new date of change, other authors or another picture alone make no revision.
     */
    record Same() implements Revision {}

    /** Its wording changed: publish it as the next revision. */
    record Edited(Change change) implements Revision {}

    /** It was withdrawn and is back, with another wording or the same: publish it as the next revision. */
    record Restored(Change change) implements Revision {}

    /** As {@link #decide(StatementDraft, PageDetails, CrawlState.Published, Statement)}, without details of the page. */
    static Revision decide(StatementDraft draft, CrawlState.@Nullable Published before, @Nullable Statement previous) {
        return decide(draft, null, before, previous);
    }

    /**
     * Decides on this draft.
     *
     * @param page what the page tells besides; null where it is not known
     * @param before what was last published, or null if nothing was
     * @param previous the last revision itself, or null where it can no longer be read: then an edit has no diff, and counts as
     *     substantive
     */
    static Revision decide(
            StatementDraft draft,
            @Nullable PageDetails page,
            CrawlState.@Nullable Published before,
            @Nullable Statement previous) {
        if (before == null) {
            return new First();
        }
        boolean equal = before.contentHash().equals(draft.contentHash());
        if (equal) {
            return before.withdrawn() ? new Restored(Change.of(Change.Kind.RESTORED)) : new Same();
        }
        Change.Kind kind = before.withdrawn() ? Change.Kind.RESTORED : Change.Kind.EDITED;
        Change change = previous == null ? unknown(kind) : change(kind, draft, page, previous);
        if (before.withdrawn()) {
            return new Restored(change);
        }
        // The hash was made by other rules than today's, and the words are the same.
        return change.fields().isEmpty() ? new Same() : new Edited(change);
    }

    /**
     * What a document as it reads now is to what was read of it before: an edit of the attachments, with the sentences that differ.
     *
     * @param before null where it was not there
     */
    static Change ofAttachment(PageDetails.@Nullable Document before, PageDetails.Document now) {
        TextChange text = TextChange.between(sentences(before), sentences(now));
        boolean words = before == null || now.text() == null || text.substantive();
        return new Change(Change.Kind.EDITED, words, List.of("attachments"), text.lines(), null);
    }

    private static List<String> sentences(PageDetails.@Nullable Document document) {
        return document == null || document.text() == null
                ? List.of()
                : Wording.ofBody("", document.text()).sentences();
    }

    private static Change unknown(Change.Kind kind) {
        return new Change(kind, true, List.of("body"), List.of(), null);
    }

    private static Change change(
            Change.Kind kind, StatementDraft draft, @Nullable PageDetails page, Statement previous) {
        Wording now = Wording.ofBody(draft.title(), draft.body());
        Wording then = Wording.ofBody(previous.title(), previous.body());
        TextChange text = TextChange.between(then.sentences(), now.sentences());
        List<String> fields = new ArrayList<>();
        List<Line> diff = new ArrayList<>();
        boolean substantive = kind == Change.Kind.RESTORED;
        if (!then.title().equals(now.title())) {
            fields.add("title");
            addTitle(diff, Op.REMOVED, then.title());
            addTitle(diff, Op.ADDED, now.title());
            substantive |= WordChange.differsInWords(then.title(), now.title());
        }
        if (!text.lines().isEmpty()) {
            fields.add("body");
            diff.addAll(text.lines());
            substantive |= text.substantive();
        }
        if (fields.isEmpty()) {
            return new Change(kind, substantive, fields, diff, null);
        }
        if (otherDay(previous.publishedAt(), draft.publishedAt())) {
            fields.add("publishedAt");
            substantive = true;
        }
        if (page != null && previous.page() != null) {
            substantive |= addDetails(fields, previous.page(), page);
        }
        return new Change(kind, substantive, fields, diff, null);
    }

    private static void addTitle(List<Line> diff, Op op, String title) {
        if (!title.isEmpty()) {
            diff.add(new Line(op, title));
        }
    }

    /** Adds what changed; true where that is substantive. */
    private static boolean addDetails(List<String> fields, PageDetails before, PageDetails after) {
        boolean attachments = !attachments(before).equals(attachments(after));
        if (attachments) {
            fields.add("attachments");
        }
        if (!before.authors().equals(after.authors())) {
            fields.add("authors");
        }
        return attachments;
    }

    /** Links to documents may carry session tokens. */
    private static Set<String> attachments(PageDetails page) {
        return page.attachments().stream()
                .map(attachment -> {
                    String canonical = CanonicalUrl.orNull(attachment.url(), null);
                    return canonical == null ? attachment.url() : canonical;
                })
                .collect(Collectors.toSet());
    }

    /** Only where both are told as days: a page that starts to tell the hour says nothing new. */
    private static boolean otherDay(@Nullable PublicationDate before, @Nullable PublicationDate after) {
        if (before == null
                || after == null
                || before.value().length() < 10
                || after.value().length() < 10) {
            return false;
        }
        return !before.value().substring(0, 10).equals(after.value().substring(0, 10));
    }
}
