package io.silkwire.ingest.crawl;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Health;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Told;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.extraction.document.DocumentText;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchOutcome.Missing;
import io.silkwire.ingest.frontier.Learned;
import io.silkwire.ingest.frontier.Pace;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.health.SourceHealth;
import io.silkwire.ingest.publication.Identification;
import io.silkwire.ingest.publication.StatementDraft;
import io.silkwire.ingest.revision.SoftMissing;
import io.silkwire.ingest.revision.Wording;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from a page: a statement, a revision of one, that it is gone, or nothing. */
final class PageCase extends Case {
    /** Documents of one statement that are read. */
    private static final int MOST_ATTACHMENTS = 8;

    PageCase(Given given) {
        super(given);
    }

    @Override
    void judge() {
        switch (landing.read()) {
            case Read.Text text
            when isSoftMissing(text) -> {
                disposition = Reason.NOT_FOUND.label();
                absent(new Missing(landing.outcome().exchanges()));
            }
            case Read.Text text -> text(text);
            case Read.Same unused -> {
                disposition = "unchanged";
                keep(next(learned(false)));
            }
            case Read.Refused refused when landing.outcome() instanceof Fetched -> refused(refused);
            case Read.Refused unused -> keep(next(Learned.NOTHING));
            case Read.Entries unused -> keep(next(Learned.NOTHING));
            case Read.Document unused -> keep(next(Learned.NOTHING));
            case Read.Nothing unused -> absent(landing.outcome());
        }
    }

    private void refused(Read.Refused refused) {
        disposition = refused.reason().label();
        Next next = next(learned(false));
        keep(new Next(policy.unreadable(next.visit(), refused.reason(), now), next.movedTo(), false));
        if (refused.reason() == Reason.EMPTY && before.published() == null && visit.failures() == 0) {
            health(SourceHealth.emptyPage(health()));
        }
    }

    private Learned learned(boolean changed) {
        Published last = before.published();
        return Learned.ofPage(landing.bodyDigest(), changed, last == null ? null : last.firstAt());
    }

    /** A page that says it is not there, or a front page in its place, counts as missing whatever its status says. */
    private boolean isSoftMissing(Read.Text text) {
        String from = landing.outcome() instanceof Fetched fetched
                ? fetched.finalUrl().toString()
                : before.place();
        return SoftMissing.says(text.text().title(), text.text().paragraphs())
                || SoftMissing.ledAway(before.place(), from);
    }

    private void absent(FetchOutcome outcome) {
        Next next = policy.after(before.kind(), visit, outcome, learned(false), Pace.of(source), now);
        Published last = before.published();
        Statement previous = next.missing() && last != null && !last.withdrawn() ? memory.statement(last) : null;
        if (last == null || previous == null) {
            keep(next);
            return;
        }
        int revision = last.revision() + 1;
        publish(Revising.withdrawn(previous, revision, readAt()), before, next.visit(), true, last);
    }

    private void text(Read.Text text) {
        String place = statementPlace(text);
        CrawlState target = place.equals(before.place()) ? before : state(place);
        Told told = target == null || target.told() == null ? before.told() : target.told();
        Origin origin = origin(text, target, told, place);
        Published last = origin.last();
        Lent lent = Lent.to(text, told);
        StatementDraft draft = Identification.identify(source, place, null, lent.text());
        draft = draft.with(
                last == null ? draft.id() : last.statementId(),
                Wording.ofBody(draft.title(), draft.body()).hash());
        PageDetails details = lent.details();
        Change change = Revising.change(draft, details, last, previous(draft, last), origin.movedFrom());
        Next next = next(Learned.ofPage(landing.bodyDigest(), change != null, last == null ? null : last.firstAt()));
        leave(origin, next.visit(), place);
        CrawlState at = new CrawlState(source.id(), place, Kind.PAGE, next.visit(), last).telling(told);
        shape(text, last);
        if (change == null) {
            disposition = "unchanged";
            states.add(at);
            attachments(place, details);
            return;
        }
        attachments(place, details);
        details = withDocuments(details, last);
        int revision = last == null ? 1 : last.revision() + 1;
        publish(
                draft.asRevision(revision, readAt(), details, landing.archive(), change),
                at,
                next.visit(),
                false,
                last);
    }

    /** Documents that it links to are errands of their own, so that a statement never waits for them. */
    private void attachments(String place, @Nullable PageDetails details) {
        List<PageDetails.Attachment> linked = details == null
                ? List.of()
                : details.attachments().stream()
                        .filter(one -> one.mediaType() != null && DocumentText.handles(one.mediaType()))
                        .limit(MOST_ATTACHMENTS)
                        .toList();
        for (PageDetails.Attachment attachment : linked) {
            String url = Place.canonical(attachment.url());
            String name = url == null || url.equals(place) ? null : Place.attachment(place, url);
            if (url != null && name != null && isHere(url) && state(name) == null) {
                Told link = new Told(place, Kind.PAGE, attachment.label(), null, List.of(), null, null);
                states.add(new CrawlState(source.id(), name, Kind.ATTACHMENT, RevisitPolicy.discovered(now, now), null)
                        .telling(link));
            }
        }
    }

    /** On a site of the source that this partition owns: another owner could not publish the statement. */
    private boolean isHere(String url) {
        return Conclusions.isOfSource(source, url) && Site.of(url).equals(Site.of(before.place()));
    }

    /** A new revision keeps what was read of the documents that it still links to. */
    private @Nullable PageDetails withDocuments(@Nullable PageDetails details, @Nullable Published last) {
        boolean any = details != null && !details.attachments().isEmpty();
        Statement earlier = any && last != null ? memory.statement(last) : null;
        return details == null || earlier == null || earlier.page() == null
                ? details
                : Attachments.carried(details, earlier.page());
    }

    /**
     * What this page goes on from.
     *
     * @param last what was published of it, here or where it was before; null where nothing was
     * @param movedFrom where it was before; null where it has not moved
     * @param left the place that its feed named before; null where its feed named no other
     */
    private record Origin(
            @Nullable Published last,
            @Nullable String movedFrom,
            @Nullable CrawlState left) {}

    /** By its own place; else by the place that led here; else by the place where its feed had the same entry before. */
    private Origin origin(Read.Text text, @Nullable CrawlState target, @Nullable Told told, String place) {
        if (target != null && target.published() != null) {
            return new Origin(target.published(), null, null);
        }
        if (before.published() != null) {
            return new Origin(before.published(), place.equals(before.place()) ? null : before.place(), null);
        }
        String earlier = told == null ? null : told.movedFrom();
        CrawlState left = earlier == null || earlier.equals(place) ? null : state(earlier);
        return left != null && left.published() != null && goesOn(left.published(), text)
                ? new Origin(left.published(), left.place(), left)
                : new Origin(null, null, null);
    }

    /** An id alone is not believed: the words must be mostly the same. */
    private boolean goesOn(Published last, Read.Text text) {
        Statement previous = memory.statement(last);
        return previous == null
                || Wording.of(text.text().title(), text.text().paragraphs())
                        .goesOn(Wording.ofBody(previous.title(), previous.body()));
    }

    /** The places that led here are aliases from now on. */
    private void leave(Origin origin, Visit visited, String place) {
        if (!place.equals(before.place())) {
            states.add(aliasOf(before, visited, place));
        }
        CrawlState left = origin.left();
        if (left != null && !left.place().equals(before.place())) {
            Visit last = left.visit();
            states.add(aliasOf(left, last == null ? visited : last, place));
        }
    }

    private @Nullable Statement previous(StatementDraft draft, @Nullable Published last) {
        return last == null || last.contentHash().equals(draft.contentHash()) ? null : memory.statement(last);
    }

    private void publish(Statement revision, CrawlState at, Visit after, boolean withdrawn, @Nullable Published last) {
        statement = revision;
        disposition =
                revision.change() == null ? "new" : revision.change().kind().label();
        published = at.with(
                after,
                new Published(
                        revision.id(),
                        revision.contentHash(),
                        revision.revision(),
                        last == null ? now : last.firstAt(),
                        now,
                        withdrawn,
                        null,
                        null));
        if (last == null) {
            health(SourceHealth.published(health(), revision.publishedAt(), visit.firstSeenAt(), now));
        }
    }

    /** Only of pages read for the first time: the same one read often would outweigh the others. */
    private void shape(Read.Text text, @Nullable Published last) {
        if (last == null && text.text().features() != null) {
            health(SourceHealth.page(health(), text.text()));
        }
    }

    private @Nullable Health health() {
        String key = CrawlState.key(source.id(), Place.SOURCE);
        for (CrawlState state : states.reversed()) {
            if (state.key().equals(key)) {
                return state.health();
            }
        }
        CrawlState known = memory.state(key);
        return known == null ? null : known.health();
    }

    private void health(Health after) {
        states.add(new CrawlState(source.id(), Place.SOURCE, Kind.SOURCE, null, null)
                .healthy(SourceHealth.checked(after, now)));
    }

    /** Where the statement is published: what the page calls its own URL where that is on the same site, or where it was found. */
    private String statementPlace(Read.Text text) {
        String fetchedFrom = landing.outcome() instanceof Fetched fetched
                ? Place.canonical(fetched.finalUrl().toString())
                : null;
        String found = fetchedFrom == null ? before.place() : fetchedFrom;
        String told = text.text().canonicalUrl();
        String canonical = told == null ? null : Place.resolve(found, told);
        return canonical != null && Site.of(canonical).equals(Site.of(found)) && !isHome(canonical) ? canonical : found;
    }

    /** A canonical link of every page to the home page is a mistake often made. */
    private static boolean isHome(String place) {
        URI uri = Place.uri(place);
        return uri == null || uri.getPath() == null || (uri.getPath().length() <= 1 && uri.getQuery() == null);
    }
}
