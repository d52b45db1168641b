package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Told;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.crawl.Read.FoundPage;
import io.silkwire.ingest.feed.websub.PushPolicy;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.frontier.FeedFacts;
import io.silkwire.ingest.frontier.Learned;
import io.silkwire.ingest.frontier.Pace;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import io.silkwire.ingest.revision.GuidHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What follows from a feed, listing or sitemap: which pages are news, which are known, and which have only moved. */
final class DocumentCase extends Case {
    /** A sitemap read for the first time names the whole site; only what is young is news. */
    private static final Duration YOUNG = Duration.ofDays(7);
    /** New pages of a source in one reading, where its limits say nothing. */
    private static final int DEFAULT_PAGES_PER_DAY = 500;

    /** The protocol knows one; some sites nest two. */
    private static final int MOST_INDEX_LEVELS = 3;
    /** Where a source's limits say nothing. */
    private static final int DEFAULT_LISTING_PAGES = 10;

    private static final int MOST_TITLE = 500;
    private static final int MOST_AUTHORS = 10;
    private static final int MOST_NAME = 200;

    DocumentCase(Given given) {
        super(given);
    }

    @Override
    void judge() {
        switch (landing.read()) {
            case Read.Entries entries -> entries(entries);
            case Read.Refused refused
            when landing.outcome() instanceof Fetched -> {
                disposition = refused.reason().label();
                Next next = next(Learned.NOTHING);
                keep(new Next(policy.unreadable(next.visit(), refused.reason(), now), null, false));
            }
            case Read.Nothing unused -> {
                keep(next(Learned.NOTHING));
                push(0);
            }
            case Read.Same unused -> keep(next(Learned.ofFeed(landing.bodyDigest(), FeedFacts.NONE)));
            case Read.Refused unused -> keep(next(Learned.NOTHING));
            case Read.Text unused -> keep(next(Learned.NOTHING));
            case Read.Document unused -> keep(next(Learned.NOTHING));
        }
    }

    private void entries(Read.Entries entries) {
        boolean first = visit.wholeAt() == null;
        int most = source.limits().pagesPerDay() == null
                ? DEFAULT_PAGES_PER_DAY
                : source.limits().pagesPerDay();
        int fresh = 0;
        int foreign = 0;
        boolean lastIsFresh = false;
        Ids ids = new Ids(entries.pages());
        Set<String> seen = new LinkedHashSet<>();
        for (FoundPage page : entries.pages()) {
            String place = Place.canonical(page.url());
            if (place == null || !seen.add(place)) {
                continue;
            }
            if (!Conclusions.isOfSource(source, place)) {
                foreign++;
                continue;
            }
            lastIsFresh = isNews(page, place, ids);
            if (lastIsFresh) {
                boolean baseline = first && before.kind() == Kind.SITEMAP && !isYoung(page);
                // Over the day's limit: tomorrow, or the day after.
                Instant due = baseline ? null : now.plus(Duration.ofDays(fresh / most));
                found(place, Kind.PAGE, due, told(page, ids.earlier(page, place)));
                fresh += baseline ? 0 : 1;
            }
        }
        if (entries.older() != null && goesOn(first, fresh, lastIsFresh)) {
            older(entries.older());
        }
        disposition = foreign > 0 && foreign == seen.size() ? Reason.FOREIGN_HOST.label() : "read";
        documents(entries.documents());
        Next next = next(Learned.ofFeed(landing.bodyDigest(), entries.facts().withFresh(fresh)));
        // A later page is read when the first one is full of news, and not by itself.
        keep(isLaterPage() ? new Next(due(next.visit(), null), next.movedTo(), false) : next);
        learn(ids);
        push(fresh);
    }

    /** What was learnt stands with the feed, wherever that is from now on. */
    private void learn(Ids ids) {
        CrawlState after = states.removeLast();
        CrawlState.Push push = after.feed() == null ? null : after.feed().push();
        states.add(before.kind() == Kind.FEED ? after.learnt(ids.history.kept(push)) : after);
    }

    /** What became of the subscription at the feed's hub, and how much that lets us ask the feed itself less often. */
    private void push(int fresh) {
        CrawlState after = states.removeLast();
        Landing.Pushing how = landing.push();
        CrawlState.Push known = after.feed() == null ? null : after.feed().push();
        boolean read = landing.read() instanceof Read.Entries;
        if (how == null) {
            // Read, and no hub is named or none is wanted any more.
            states.add(
                    known != null && read
                            ? after.learnt(GuidHistory.of(after.feed()).kept(null))
                            : after);
            return;
        }
        CrawlState.Push push = PushPolicy.at(known, how.hub().url(), how.hub().topic());
        push = PushPolicy.read(how.asked() ? PushPolicy.asked(push, now) : push, fresh, visit.at(), now);
        CrawlState learnt = after.learnt(GuidHistory.of(after.feed()).kept(push));
        Visit last = after.visit();
        states.add(
                last == null || last.due() == null
                        ? learnt
                        : learnt.with(
                                due(
                                        last,
                                        PushPolicy.due(
                                                push,
                                                last.due(),
                                                Pace.of(source).most(),
                                                now)),
                                learnt.published()));
    }

    /** An index may lead to sitemaps; one that leads on and on to further indexes is followed no more. */
    private void documents(List<FoundPage> documents) {
        if (!documents.isEmpty() && level() >= MOST_INDEX_LEVELS) {
            disposition = Reason.TOO_DEEP.label();
            return;
        }
        Told named = new Told(before.place(), Kind.SITEMAP, null, null, List.of(), null, null);
        for (FoundPage document : documents) {
            String place = Place.canonical(document.url());
            if (place != null && Conclusions.isOfSource(source, place) && state(place) == null) {
                found(place, Kind.SITEMAP, now, named);
            }
        }
    }

    /** How many indexes lead here. */
    private int level() {
        int level = 0;
        CrawlState at = before;
        while (at != null && at.kind() == Kind.SITEMAP && at.told() != null && level < MOST_INDEX_LEVELS) {
            level++;
            at = state(at.told().by());
        }
        return level;
    }

    /** Whether this page is news; a known one that its feed says has changed is brought forward. */
    private boolean isNews(FoundPage page, String place, Ids ids) {
        String guid = ids.apart ? ids.place(page, place) : null;
        if (guid != null) {
            CrawlState known = state(guid);
            String earlier = known == null ? ids.earlier(page, place) : null;
            if (known == null) {
                Visit named = alias(RevisitPolicy.discovered(now, null), earlier == null ? place : earlier);
                states.add(new CrawlState(source.id(), guid, Kind.PAGE, named, null));
            }
            if (known != null || earlier != null) {
                String target = earlier != null ? earlier : aliasTarget(known, place);
                bringForward(state(target), page);
                return false;
            }
        }
        CrawlState known = state(place);
        bringForward(known, page);
        return known == null;
    }

    private static String aliasTarget(@Nullable CrawlState known, String place) {
        Visit named = known == null ? null : known.visit();
        return named == null || named.aliasOf() == null ? place : named.aliasOf();
    }

    private void bringForward(@Nullable CrawlState known, FoundPage page) {
        Visit last = known == null ? null : known.visit();
        if (known == null || last == null) {
            return;
        }
        Instant updated = page.updated();
        boolean changed = updated != null
                && last.at() != null
                && last.due() != null
                && !updated.isAfter(now)
                && updated.isAfter(last.at())
                && last.due().isAfter(now);
        CrawlState.Told more =
                known.published() == null && last.due() != null ? completed(known.told(), page) : known.told();
        if (changed || !Objects.equals(more, known.told())) {
            states.add(known.with(changed ? due(last, now) : last, known.published())
                    .telling(more));
        }
    }

    /** A sitemap may have named the page first, and the feed says more of it. */
    private @Nullable Told completed(@Nullable Told told, FoundPage page) {
        Told other = told(page, null);
        if (told == null || other == null) {
            return told == null ? other : told;
        }
        boolean more = (told.publishedAt() == null && other.publishedAt() != null)
                || (told.title() == null && other.title() != null);
        return more && told.kind() != Kind.FEED
                ? new Told(
                        other.by(),
                        other.kind(),
                        other.title() == null ? told.title() : other.title(),
                        other.publishedAt() == null ? told.publishedAt() : other.publishedAt(),
                        other.authors().isEmpty() ? told.authors() : other.authors(),
                        other.language() == null ? told.language() : other.language(),
                        told.movedFrom())
                : told;
    }

    /** What is said of the page here; null where nothing is. A date that is yet to come is a mistake. */
    private @Nullable Told told(FoundPage page, @Nullable String movedFrom) {
        String title = page.title() == null || page.title().isBlank()
                ? null
                : cut(page.title().strip(), MOST_TITLE);
        PublicationDate date = page.date();
        boolean future = date != null && date.earliest().isAfter(now.plus(Duration.ofDays(1)));
        List<String> authors = page.authors().stream()
                .filter(name -> !name.isBlank())
                .limit(MOST_AUTHORS)
                .map(name -> cut(name.strip(), MOST_NAME))
                .toList();
        PublicationDate believed = future ? null : date;
        boolean any = title != null || believed != null || !authors.isEmpty() || movedFrom != null;
        return any
                ? new Told(before.place(), before.kind(), title, believed, authors, page.language(), movedFrom)
                : null;
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private boolean isYoung(FoundPage page) {
        Instant date = page.date() != null ? page.date().earliest() : page.updated();
        return date != null && date.isAfter(now.minus(YOUNG));
    }

    private boolean isLaterPage() {
        return before.told() != null && before.told().page() != null;
    }

    private int number() {
        Told told = before.told();
        return told == null || told.page() == null ? 1 : told.page();
    }

    /**
     * Whether more may have passed than this page shows: where even the last of its entries is news. Nothing has on the first reading
     * of all: what was there before is none.
     */
    private boolean goesOn(boolean first, int fresh, boolean lastIsFresh) {
        int most = source.limits().listingPages() == null
                ? DEFAULT_LISTING_PAGES
                : source.limits().listingPages();
        boolean any = isLaterPage() || (!first && fresh > 1);
        return any && lastIsFresh && number() < most;
    }

    /** The next page; its place is known to all later readings, and due only when one of them leads to it. */
    private void older(String url) {
        String place = Place.canonical(url);
        if (place == null || place.equals(before.place()) || !Conclusions.isOfSource(source, place)) {
            return;
        }
        CrawlState known = state(place);
        String root = before.told() != null && isLaterPage() ? before.told().by() : before.place();
        Told told = new Told(root, before.kind(), null, null, List.of(), null, null, number() + 1);
        Told before = known == null ? null : known.told();
        if (known == null) {
            found(place, this.before.kind(), now, told);
        } else if (known.visit() != null && before != null && before.page() != null) {
            states.add(known.with(due(known.visit(), now), null).telling(told));
        }
    }

    static Visit due(Visit of, @Nullable Instant due) {
        return new Visit(
                of.firstSeenAt(),
                of.at(),
                of.outcome(),
                of.etag(),
                of.lastModified(),
                of.bodyDigest(),
                of.wholeAt(),
                of.changedAt(),
                of.interval(),
                of.quiet(),
                of.failures(),
                due,
                of.aliasOf());
    }

    /** The ids of this reading, beside what was learnt of them before. */
    private final class Ids {
        private final List<GuidHistory.Entry> reading;
        private final GuidHistory earlier = GuidHistory.of(before.feed());
        private final GuidHistory history;
        private final boolean apart;

        Ids(List<FoundPage> pages) {
            this.reading = pages.stream()
                    .map(page -> entry(page, Place.canonical(page.url())))
                    .toList();
            this.history = earlier.after(reading);
            this.apart = history.tellsApart(source.guids());
        }

        /** Where this entry was before, if its id can be believed and it was elsewhere. */
        @Nullable
        String earlier(FoundPage page, String place) {
            return history.verdict().isBad() ? null : earlier.earlierUrl(entry(page, place), reading);
        }

        /** The name under which the entry itself is known; null without an id. */
        @Nullable
        String place(FoundPage page, String place) {
            String guid = GuidHistory.idOf(entry(page, place));
            return guid == null ? null : Place.GUID + Integer.toHexString(guid.hashCode()) + "-" + guid;
        }

        private static GuidHistory.Entry entry(FoundPage page, @Nullable String place) {
            return new GuidHistory.Entry(page.guid(), place, page.title());
        }
    }
}
