package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Told;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Statement;
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
import io.silkwire.ingest.frontier.Learned;
import io.silkwire.ingest.frontier.Pace;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.RevisitPolicy.Next;
import io.silkwire.ingest.frontier.Site;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judgement of one answer: what is the same for pages and for what names them. */
abstract sealed class Case permits AttachmentCase, DocumentCase, PageCase {
    final Landing landing;
    final Memory memory;
    final RevisitPolicy policy;
    final Source source;
    final Instant now;
    final CrawlState before;
    final Visit visit;
    final List<CrawlState> states = new ArrayList<>();
    private final int partitions;
    private final List<String> forgotten = new ArrayList<>();
    private final List<CrawlState> elsewhere = new ArrayList<>();

    @Nullable
    Statement statement;

    @Nullable
    CrawlState published;

    String disposition;

    /** What a case is judged on. */
    record Given(Landing landing, Memory memory, RevisitPolicy policy, int partitions) {}

    Case(Given given) {
        this.landing = given.landing();
        this.memory = given.memory();
        this.policy = given.policy();
        this.partitions = given.partitions();
        this.source = landing.errand().source();
        this.now = landing.at();
        CrawlState known = memory.state(landing.errand().state().key());
        this.before = known == null ? landing.errand().state() : known;
        Visit last = before.visit();
        this.visit = last == null ? RevisitPolicy.discovered(now, now) : last;
        this.disposition = word(landing.outcome());
    }

    /** Judges what was read. */
    abstract void judge();

    final Conclusion conclude() {
        host();
        if (landing.outcome() instanceof Denied denied
                && denied.reason() == Reason.FOREIGN_HOST
                && before.kind() != Kind.ATTACHMENT) {
            handOver(denied);
        } else {
            judge();
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
        CrawlState known = state(place);
        if (landing.outcome() instanceof Throttled throttled) {
            Visit rest = policy.rest(known == null ? null : known.visit(), throttled, now);
            states.add(new CrawlState(source.id(), place, Kind.HOST, rest, null));
        } else if (known != null
                && (landing.outcome() instanceof Fetched || landing.outcome() instanceof NotModified)) {
            forgotten.add(known.key());
        }
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
        boolean ours = place != null && Conclusions.isOfSource(source, place);
        if (place != null && ours) {
            found(place, before.kind(), now, before.told());
            disposition = "handed-over";
        }
        // A feed is asked again, because the redirect may end; a page has its new place now.
        Next next = policy.after(before.kind(), visit, denied, Learned.NOTHING, Pace.of(source), now);
        Visit after = before.kind() == Kind.PAGE && ours ? alias(next.visit(), String.valueOf(place)) : next.visit();
        states.add(before.with(after, before.published()));
    }

    final @Nullable CrawlState state(String place) {
        return memory.state(CrawlState.key(source.id(), place));
    }

    /** A place that becomes known: here, or at the owner of its site. */
    final void found(String place, Kind kind, @Nullable Instant due, @Nullable Told told) {
        int home = Site.of(place).partition(partitions);
        int here = Site.of(before.place()).partition(partitions);
        Visit discovered = RevisitPolicy.discovered(now, due);
        if (home == here) {
            if (state(place) == null) {
                states.add(new CrawlState(source.id(), place, kind, discovered, null).telling(told));
            }
            return;
        }
        elsewhere.add(new CrawlState(source.id(), Place.FOUND + place, kind, discovered, null).telling(told));
        // Remembered here as well, never due: or each reading of the feed would hand it over again.
        states.add(new CrawlState(source.id(), place, kind, RevisitPolicy.discovered(now, null), null));
    }

    final Next next(Learned learned) {
        return policy.after(before.kind(), visit, landing.outcome(), learned, Pace.of(source), now);
    }

    /** The visit, at the place where it belongs from now on. */
    final void keep(Next next) {
        String moved = next.movedTo();
        if (moved == null || moved.equals(before.place()) || !Conclusions.isOfSource(source, moved)) {
            states.add(before.with(next.visit(), before.published()));
            return;
        }
        states.add(aliasOf(before, next.visit(), moved));
        states.add(new CrawlState(
                source.id(),
                moved,
                before.kind(),
                next.visit(),
                before.published(),
                before.told(),
                before.feed(),
                before.health()));
    }

    /** A place whose content is found under another one from now on, and nothing else is to be remembered of it. */
    static CrawlState aliasOf(CrawlState of, Visit visit, String place) {
        return new CrawlState(of.sourceId(), of.place(), of.kind(), alias(visit, place), null);
    }

    static Visit alias(Visit of, String place) {
        return new Visit(
                of.firstSeenAt(), of.at(), of.outcome(), null, null, null, null, null, null, 0, 0, null, place);
    }

    /** As the archive has it, so that what is read from there again says the same. */
    final Instant readAt() {
        List<Exchange> exchanges = landing.outcome().exchanges();
        return exchanges.isEmpty() ? now : exchanges.getLast().at();
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
