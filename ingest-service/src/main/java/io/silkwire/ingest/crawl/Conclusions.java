package io.silkwire.ingest.crawl;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.crawl.Read.FoundPage;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Denied;
import io.silkwire.ingest.fetch.FetchOutcome.Failed;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchOutcome.Gone;
import io.silkwire.ingest.fetch.FetchOutcome.Missing;
import io.silkwire.ingest.fetch.FetchOutcome.NotModified;
import io.silkwire.ingest.fetch.FetchOutcome.Throttled;
import io.silkwire.ingest.fetch.FetchOutcome.Walled;
import io.silkwire.ingest.frontier.FeedFacts;
import io.silkwire.ingest.frontier.Learned;
import io.silkwire.ingest.frontier.Pace;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.publication.Identification;
import io.silkwire.ingest.publication.StatementDraft;
import io.silkwire.ingest.revision.SoftMissing;
import io.silkwire.ingest.revision.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an errand brought home into what is to be written: pure, on what is remembered. Everything a statement's identity and
 * revision depend on is decided here.
 */
final class Conclusions {
    /** A sitemap read for the first time names the whole site; only what is young is news. */
    private static final Duration YOUNG = Duration.ofDays(7);
    /** New pages of a source in one reading, where its limits say nothing. */
    private static final int DEFAULT_PAGES_PER_DAY = 500;

    /** The outcome of a feed that its source names no longer. */
    private static final String OUT_OF_USE = "out-of-use";

    private final RevisitPolicy policy;
    private final int partitions;

    /** @param partitions of the Kafka topic {@code crawl-state} */
    Conclusions(RevisitPolicy policy, int partitions) {
        this.policy = policy;
        this.partitions = partitions;
    }

    /** What follows from this answer. */
    Conclusion of(Landing landing, Memory memory) {
        return new Case(landing, memory).conclude();
    }

    /** A place that another instance found: known from now on, and its note is done with. */
    Conclusion takenUp(CrawlState note, Memory memory) {
        String place = note.place().substring(Place.FOUND.length());
        CrawlState known = memory.state(CrawlState.key(note.sourceId(), place));
        List<CrawlState> states = known != null
                ? List.of()
                : List.of(new CrawlState(note.sourceId(), place, note.kind(), note.visit(), null));
        return new Conclusion(null, null, states, List.of(note.key()), List.of(), "found");
    }

    /**
     * What a source's configuration makes of the places of this partition: new ones become known, and those that are named no
     * longer are left alone until they are again.
     *
     * @param known its feeds, listings and sitemaps of this partition
     */
    Conclusion configured(Source source, int partition, List<CrawlState> known, Instant now) {
        Map<String, Kind> named = new LinkedHashMap<>();
        source.feeds().forEach(url -> name(named, url, Kind.FEED, partition));
        source.listings().forEach(listing -> name(named, listing.url(), Kind.LISTING, partition));
        source.sitemaps().forEach(url -> name(named, url, Kind.SITEMAP, partition));
        Map<String, CrawlState> before = new LinkedHashMap<>();
        known.forEach(state -> before.put(state.place(), state));
        List<CrawlState> states = new ArrayList<>();
        named.forEach((place, kind) -> {
            CrawlState state = before.get(place);
            if (state == null || isOutOfUse(state)) {
                states.add(new CrawlState(source.id(), place, kind, RevisitPolicy.discovered(now, now), null));
            }
        });
        Set<String> inUse = reachable(named.keySet(), before);
        for (CrawlState state : known) {
            boolean dependent =
                    state.kind() == Kind.SITEMAP && !source.sitemaps().isEmpty();
            if (!inUse.contains(state.place()) && !dependent && isDue(state)) {
                states.add(new CrawlState(source.id(), state.place(), state.kind(), outOfUse(now), null));
            }
        }
        return new Conclusion(null, null, states, List.of(), List.of(), "configured");
    }

    private void name(Map<String, Kind> named, String url, Kind kind, int partition) {
        String place = Place.canonical(url);
        if (place != null && Site.of(place).partition(partitions) == partition) {
            named.putIfAbsent(place, kind);
        }
    }

    /** Those that are named, and where they moved to. */
    private static Set<String> reachable(Set<String> named, Map<String, CrawlState> known) {
        Set<String> reached = new LinkedHashSet<>();
        for (String place : named) {
            String at = place;
            while (at != null && reached.add(at)) {
                CrawlState state = known.get(at);
                at = state == null || state.visit() == null
                        ? null
                        : state.visit().aliasOf();
            }
        }
        return reached;
    }

    private static boolean isDue(CrawlState state) {
        return state.kind() != Kind.HOST
                && state.visit() != null
                && state.visit().due() != null;
    }

    private static boolean isOutOfUse(CrawlState state) {
        return state.visit() != null && OUT_OF_USE.equals(state.visit().outcome());
    }

    private static Visit outOfUse(Instant now) {
        return new Visit(now, null, OUT_OF_USE, null, null, null, null, null, null, 0, 0, null, null);
    }

    /** Whether the source may have pages there: on the sites of its own URLs, and on hosts it names. */
    static boolean isOfSource(Source source, String place) {
        URI uri = Place.uri(place);
        Site site = uri == null ? null : Site.of(uri);
        if (uri == null || site == null) {
            return false;
        }
        String host = String.valueOf(uri.getHost());
        String authority = String.valueOf(uri.getRawAuthority());
        return source.hosts().contains(host)
                || source.hosts().contains(authority)
                || ownSites(source).contains(site);
    }

    private static Set<Site> ownSites(Source source) {
        Set<Site> sites = new LinkedHashSet<>();
        source.feeds().forEach(url -> sites.add(Site.of(url)));
        source.listings().forEach(listing -> sites.add(Site.of(listing.url())));
        source.sitemaps().forEach(url -> sites.add(Site.of(url)));
        return sites;
    }

    /** The judgement of one answer. */
    private final class Case {
        private final Landing landing;
        private final Memory memory;
        private final Source source;
        private final Instant now;
        private final CrawlState before;
        private final Visit visit;
        private final List<CrawlState> states = new ArrayList<>();
        private final List<String> forgotten = new ArrayList<>();
        private final List<CrawlState> elsewhere = new ArrayList<>();
        private @Nullable Statement statement;
        private @Nullable CrawlState published;
        private String disposition;

        Case(Landing landing, Memory memory) {
            this.landing = landing;
            this.memory = memory;
            this.source = landing.errand().source();
            this.now = landing.at();
            CrawlState known = memory.state(landing.errand().state().key());
            this.before = known == null ? landing.errand().state() : known;
            Visit last = before.visit();
            this.visit = last == null ? RevisitPolicy.discovered(now, now) : last;
            this.disposition = word(landing.outcome());
        }

        Conclusion conclude() {
            host();
            if (landing.outcome() instanceof Denied denied && denied.reason() == Reason.FOREIGN_HOST) {
                handOver(denied);
            } else if (before.kind() == Kind.PAGE) {
                page();
            } else {
                document();
            }
            return new Conclusion(statement, published, states, forgotten, elsewhere, disposition);
        }

        /** A throttled host rests as a whole, also after a restart; one that answers again is forgiven. */
        private void host() {
            String authority = authority();
            if (authority == null) {
                return;
            }
            String place = Place.HOST + authority;
            CrawlState known = memory.state(CrawlState.key(source.id(), place));
            if (landing.outcome() instanceof Throttled throttled) {
                Visit rest = policy.rest(known == null ? null : known.visit(), throttled, now);
                states.add(new CrawlState(source.id(), place, Kind.HOST, rest, null));
            } else if (known != null
                    && (landing.outcome() instanceof Fetched || landing.outcome() instanceof NotModified)) {
                forgotten.add(known.key());
            }
        }

        /** As the archive has it, so that what is read from there again says the same. */
        private Instant readAt() {
            List<Exchange> exchanges = landing.outcome().exchanges();
            return exchanges.isEmpty() ? now : exchanges.getLast().at();
        }

        private @Nullable String authority() {
            List<Exchange> exchanges = landing.outcome().exchanges();
            URI uri = exchanges.isEmpty()
                    ? Place.uri(before.place())
                    : exchanges.getLast().url();
            return uri == null ? null : Site.authority(uri);
        }

        /** A redirect to another site is for the owner of that site to follow. */
        private void handOver(Denied denied) {
            String place = Place.canonical(denied.hop().toString());
            boolean ours = place != null && isOfSource(source, place);
            if (place != null && ours) {
                found(place, before.kind(), now);
                disposition = "handed-over";
            }
            // A feed is asked again, because the redirect may end; a page has its new place now.
            Next next = policy.after(before.kind(), visit, denied, Learned.NOTHING, Pace.of(source), now);
            Visit after =
                    before.kind() == Kind.PAGE && ours ? alias(next.visit(), String.valueOf(place)) : next.visit();
            states.add(with(after, before.published()));
        }

        private void document() {
            switch (landing.read()) {
                case Read.Entries entries -> entries(entries);
                case Read.Refused refused
                when landing.outcome() instanceof Fetched -> {
                    disposition = refused.reason().label();
                    Next next = next(Learned.NOTHING);
                    keep(new Next(policy.unreadable(next.visit(), refused.reason(), now), null, false));
                }
                case Read.Nothing unused -> keep(next(Learned.NOTHING));
                case Read.Same unused -> keep(next(new Learned(landing.bodyDigest(), false, FeedFacts.NONE)));
                case Read.Refused unused -> keep(next(Learned.NOTHING));
                case Read.Text unused -> keep(next(Learned.NOTHING));
            }
        }

        private void entries(Read.Entries entries) {
            boolean first = visit.wholeAt() == null;
            int most = source.limits().pagesPerDay() == null
                    ? DEFAULT_PAGES_PER_DAY
                    : source.limits().pagesPerDay();
            int fresh = 0;
            int foreign = 0;
            Set<String> seen = new LinkedHashSet<>();
            for (FoundPage page : entries.pages()) {
                String place = Place.canonical(page.url());
                if (place == null || !seen.add(place)) {
                    continue;
                }
                if (!isOfSource(source, place)) {
                    foreign++;
                } else if (note(page, place)) {
                    boolean baseline = first && before.kind() == Kind.SITEMAP && !isYoung(page);
                    // Over the day's limit: tomorrow, or the day after.
                    found(place, Kind.PAGE, baseline ? null : now.plus(Duration.ofDays(fresh / most)));
                    fresh += baseline ? 0 : 1;
                }
            }
            for (FoundPage document : entries.documents()) {
                String place = Place.canonical(document.url());
                if (place != null && isOfSource(source, place) && !isKnown(place)) {
                    found(place, Kind.SITEMAP, now);
                }
            }
            boolean overflow = !first && fresh > 1 && fresh == seen.size() - foreign;
            if (overflow && entries.older() != null) {
                older(entries.older());
            }
            disposition = foreign > 0 && foreign == seen.size() ? Reason.FOREIGN_HOST.label() : "read";
            keep(next(
                    new Learned(landing.bodyDigest(), fresh > 0, entries.facts().withFresh(fresh))));
        }

        /** Whether this page is news; a known one that its feed says has changed is brought forward. */
        private boolean note(FoundPage page, String place) {
            if (source.guids() == Guids.ID && page.guid() != null) {
                String guid = Place.GUID + Integer.toHexString(page.guid().hashCode()) + "-" + shortened(page.guid());
                if (memory.state(CrawlState.key(source.id(), guid)) != null) {
                    return false;
                }
                states.add(new CrawlState(
                        source.id(), guid, Kind.PAGE, alias(RevisitPolicy.discovered(now, null), place), null));
            }
            CrawlState known = memory.state(CrawlState.key(source.id(), place));
            if (known != null) {
                bringForward(known, page.updated());
            }
            return known == null;
        }

        private void bringForward(CrawlState known, @Nullable Instant updated) {
            Visit last = known.visit();
            if (updated != null
                    && last != null
                    && last.at() != null
                    && last.due() != null
                    && !updated.isAfter(now)
                    && updated.isAfter(last.at())
                    && last.due().isAfter(now)) {
                states.add(new CrawlState(
                        known.sourceId(), known.place(), known.kind(), due(last, now), known.published()));
            }
        }

        private boolean isKnown(String place) {
            return memory.state(CrawlState.key(source.id(), place)) != null;
        }

        private boolean isYoung(FoundPage page) {
            Instant date = page.published() != null ? page.published() : page.updated();
            return date != null && date.isAfter(now.minus(YOUNG));
        }

        /** None of its entries was known: more may have passed through the feed than it shows. */
        private void older(String url) {
            String place = Place.canonical(url);
            if (place != null && isOfSource(source, place) && !isKnown(place)) {
                found(place, before.kind(), now);
            }
        }

        /** A place that becomes known: here, or at the owner of its site. */
        private void found(String place, Kind kind, @Nullable Instant due) {
            int home = Site.of(place).partition(partitions);
            int here = Site.of(before.place()).partition(partitions);
            Visit discovered = RevisitPolicy.discovered(now, due);
            if (home == here) {
                if (!isKnown(place)) {
                    states.add(new CrawlState(source.id(), place, kind, discovered, null));
                }
                return;
            }
            elsewhere.add(new CrawlState(source.id(), Place.FOUND + place, kind, discovered, null));
            // Remembered here as well, never due: or each reading of the feed would hand it over again.
            states.add(new CrawlState(source.id(), place, kind, RevisitPolicy.discovered(now, null), null));
        }

        private void page() {
            switch (landing.read()) {
                case Read.Text text
                when isSoftMissing(text) -> {
                    disposition = Reason.NOT_FOUND.label();
                    absent(new Missing(landing.outcome().exchanges()));
                }
                case Read.Text text -> text(text);
                case Read.Same unused -> {
                    disposition = "unchanged";
                    keep(next(new Learned(landing.bodyDigest(), false, FeedFacts.NONE)));
                }
                case Read.Refused refused
                when landing.outcome() instanceof Fetched -> {
                    disposition = refused.reason().label();
                    Next next = next(new Learned(landing.bodyDigest(), false, FeedFacts.NONE));
                    keep(new Next(policy.unreadable(next.visit(), refused.reason(), now), next.movedTo(), false));
                }
                case Read.Refused unused -> keep(next(Learned.NOTHING));
                case Read.Entries unused -> keep(next(Learned.NOTHING));
                case Read.Nothing unused -> absent(landing.outcome());
            }
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
            Next next = policy.after(before.kind(), visit, outcome, Learned.NOTHING, Pace.of(source), now);
            Published last = before.published();
            Statement previous = next.missing() && last != null && !last.withdrawn() ? memory.statement(last) : null;
            if (last == null || previous == null) {
                keep(next);
                return;
            }
            int revision = last.revision() + 1;
            publish(Revising.withdrawn(previous, revision, readAt()), before.place(), next.visit(), true, last);
        }

        private void text(Read.Text text) {
            String place = statementPlace(text);
            CrawlState target = memory.state(CrawlState.key(source.id(), place));
            boolean elsewhereNow = !place.equals(before.place());
            Published moved = elsewhereNow ? before.published() : null;
            Published last = target == null || target.published() == null ? before.published() : target.published();
            boolean moves = moved != null && (target == null || target.published() == null);
            StatementDraft draft = Identification.identify(source, place, null, text.text());
            draft = draft.with(
                    last == null ? draft.id() : last.statementId(),
                    Wording.ofBody(draft.title(), draft.body()).hash());
            Change change =
                    Revising.change(draft, text.details(), last, previous(draft, last), moves ? before.place() : null);
            Next next = next(new Learned(landing.bodyDigest(), change != null, FeedFacts.NONE));
            if (elsewhereNow) {
                states.add(
                        new CrawlState(source.id(), before.place(), before.kind(), alias(next.visit(), place), null));
            }
            if (change == null) {
                disposition = "unchanged";
                states.add(new CrawlState(source.id(), place, Kind.PAGE, next.visit(), last));
                return;
            }
            int revision = last == null ? 1 : last.revision() + 1;
            publish(
                    draft.asRevision(revision, readAt(), text.details(), landing.archive(), change),
                    place,
                    next.visit(),
                    false,
                    last);
        }

        private @Nullable Statement previous(StatementDraft draft, @Nullable Published last) {
            return last == null || last.contentHash().equals(draft.contentHash()) ? null : memory.statement(last);
        }

        private void publish(
                Statement revision, String place, Visit after, boolean withdrawn, @Nullable Published last) {
            statement = revision;
            disposition =
                    revision.change() == null ? "new" : revision.change().kind().label();
            published = new CrawlState(
                    source.id(),
                    place,
                    Kind.PAGE,
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
        }

        /** Where the statement is published: what the page calls its own URL where that is on the same site, or where it was found. */
        private String statementPlace(Read.Text text) {
            String fetchedFrom = landing.outcome() instanceof Fetched fetched
                    ? Place.canonical(fetched.finalUrl().toString())
                    : null;
            String found = fetchedFrom == null ? before.place() : fetchedFrom;
            String told = text.text().canonicalUrl();
            String canonical = told == null ? null : Place.resolve(found, told);
            return canonical != null && Site.of(canonical).equals(Site.of(found)) && !isHome(canonical)
                    ? canonical
                    : found;
        }

        /** A canonical link of every page to the home page is a mistake often made. */
        private static boolean isHome(String place) {
            URI uri = Place.uri(place);
            return uri == null || uri.getPath() == null || (uri.getPath().length() <= 1 && uri.getQuery() == null);
        }

        private Next next(Learned learned) {
            return policy.after(before.kind(), visit, landing.outcome(), learned, Pace.of(source), now);
        }

        /** The visit, at the place where it belongs from now on. */
        private void keep(Next next) {
            String moved = next.movedTo();
            if (moved == null || moved.equals(before.place()) || !isOfSource(source, moved)) {
                states.add(with(next.visit(), before.published()));
                return;
            }
            states.add(with(alias(next.visit(), moved), null));
            states.add(new CrawlState(source.id(), moved, before.kind(), next.visit(), before.published()));
        }

        private CrawlState with(Visit after, @Nullable Published what) {
            return new CrawlState(before.sourceId(), before.place(), before.kind(), after, what);
        }

        private static Visit alias(Visit of, String place) {
            return new Visit(
                    of.firstSeenAt(), of.at(), of.outcome(), null, null, null, null, null, null, 0, 0, null, place);
        }

        private static Visit due(Visit of, Instant due) {
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
    }

    private static String shortened(String guid) {
        return guid.length() > 200 ? guid.substring(0, 200) : guid;
    }

    private static String word(FetchOutcome outcome) {
        return switch (outcome) {
            case Fetched unused -> "read";
            case NotModified unused -> "not-modified";
            case Gone unused -> Reason.GONE.label();
            case Missing unused -> Reason.NOT_FOUND.label();
            case Throttled unused -> Reason.THROTTLED.label();
            case Walled unused -> Reason.BOT_WALL.label();
            case Denied denied -> denied.reason().label();
            case Failed failed -> failed.reason().label();
        };
    }
}
