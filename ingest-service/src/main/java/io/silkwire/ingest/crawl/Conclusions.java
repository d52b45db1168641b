package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Source;
import io.silkwire.ingest.feed.websub.PushPolicy;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.health.SourceHealth;
import io.silkwire.ingest.revision.GuidHistory;
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
        Case.Given given = new Case.Given(landing, memory, policy, partitions);
        return switch (landing.errand().state().kind()) {
            case PAGE -> new PageCase(given).conclude();
            case ATTACHMENT -> new AttachmentCase(given).conclude();
            case FEED, LISTING, SITEMAP, FILE, HOST, SOURCE -> new DocumentCase(given).conclude();
        };
    }

    /** A place that another instance found: known from now on, and its note is done with. */
    Conclusion takenUp(CrawlState note, Memory memory) {
        return note.place().startsWith(Place.PUSHED) ? pushed(note, memory) : found(note, memory);
    }

    /** What a hub said of a feed; of one that is not known, or leads elsewhere now, it says nothing. */
    private static Conclusion pushed(CrawlState note, Memory memory) {
        boolean news = note.place().startsWith(Place.PUSHED_NEWS);
        String place = note.place().substring((news ? Place.PUSHED_NEWS : Place.PUSHED_LEASE).length());
        CrawlState known = memory.state(CrawlState.key(note.sourceId(), place));
        CrawlState.Push said = note.feed() == null ? null : note.feed().push();
        Visit visit = known == null ? null : known.visit();
        if (known == null || visit == null || visit.due() == null || said == null || said.askedAt() == null) {
            return new Conclusion(null, null, List.of(), List.of(note.key()), List.of(), "push-unknown");
        }
        Instant at = said.askedAt();
        CrawlState.Push before = known.feed() == null ? null : known.feed().push();
        CrawlState.Push push = before != null && before.topic().equals(said.topic()) ? before : unasked(said.topic());
        CrawlState.Push after = news
                ? PushPolicy.told(push, at)
                : said.leaseUntil() == null
                        ? PushPolicy.denied(push, at)
                        : PushPolicy.verified(push, Duration.between(at, said.leaseUntil()), at);
        Visit next = news ? DocumentCase.due(visit, earlier(visit.due(), PushPolicy.dueNow(visit.at(), at))) : visit;
        CrawlState state = known.with(next, known.published())
                .learnt(GuidHistory.of(known.feed()).kept(after));
        String word = news ? "push-news" : said.leaseUntil() == null ? "push-denied" : "push-verified";
        return new Conclusion(null, null, List.of(state), List.of(note.key()), List.of(), word);
    }

    private static CrawlState.Push unasked(String topic) {
        return new CrawlState.Push("", topic, null, null, null, null, null);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Conclusion found(CrawlState note, Memory memory) {
        String place = note.place().substring(Place.FOUND.length());
        CrawlState known = memory.state(CrawlState.key(note.sourceId(), place));
        List<CrawlState> states = known != null
                ? List.of()
                : List.of(new CrawlState(note.sourceId(), place, note.kind(), note.visit(), null).telling(note.told()));
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
                CrawlState fresh = new CrawlState(source.id(), place, kind, RevisitPolicy.discovered(now, now), null);
                states.add(state == null ? fresh : fresh.learnt(state.feed()));
            }
        });
        Set<String> inUse = reachable(named.keySet(), before);
        for (CrawlState state : known) {
            boolean later = state.told() != null && state.told().page() != null;
            boolean dependent =
                    later || (state.kind() == Kind.SITEMAP && !source.sitemaps().isEmpty());
            if (!inUse.contains(state.place()) && !dependent && isDue(state)) {
                states.add(state.with(outOfUse(now), null));
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

    /**
     * What became of a source by time alone: whether it fell silent, or speaks again.
     *
     * @param known its health, of the place of the source
     * @return nothing where all is as it was
     */
    @Nullable
    Conclusion checked(CrawlState known, Instant now) {
        CrawlState.Health before = known.health();
        CrawlState.Health after = before == null ? null : SourceHealth.checked(before, now);
        return after == null || after.equals(before)
                ? null
                : new Conclusion(null, null, List.of(known.healthy(after)), List.of(), List.of(), "checked");
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
}
