package io.silkwire.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.contracts.Source.Limits;
import io.silkwire.contracts.Source.State;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.crawl.Read.FoundPage;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import io.silkwire.ingest.frontier.FeedFacts;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.revision.RecheckLadder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything one answer can lead to, with a memory made of maps. */
class ConclusionsTest {
    private static final String FEED = "https://ministry.example/feed.xml";
    private static final String PAGE = "https://ministry.example/news/1";

    private final Conclusions conclusions = new Conclusions(new RevisitPolicy(() -> 0), 16);
    private final Maps memory = new Maps();
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");
    private Source source = source(List.of(FEED), List.of("cdn.other.example"), Guids.URL);

    @Test
    void aFeedMakesItsPagesKnownAndDue() {
        Conclusion conclusion = feed(found(PAGE), found("https://ministry.example/news/2?utm_source=rss"));

        assertThat(conclusion.disposition()).isEqualTo("read");
        assertThat(places(conclusion)).containsExactly(PAGE, "https://ministry.example/news/2", FEED);
        assertThat(state(PAGE).visit()).isEqualTo(RevisitPolicy.discovered(now, now));
    }

    @Test
    void aPageOfAHostThatTheSourceDoesNotNameIsNotTaken() {
        Conclusion conclusion = feed(found("https://elsewhere.example/1"));

        assertThat(conclusion.disposition()).isEqualTo(Reason.FOREIGN_HOST.label());
        assertThat(places(conclusion)).containsExactly(FEED);
        assertThat(conclusion.elsewhere()).isEmpty();
    }

    @Test
    void aPageOnAnotherSiteOfTheSourceIsHandedOverOnce() {
        Conclusion first = feed(found("https://cdn.other.example/1"));
        now = now.plus(Duration.ofHours(1));
        Conclusion second = feed(found("https://cdn.other.example/1"));

        assertThat(first.elsewhere())
                .extracting(CrawlState::place)
                .containsExactly(Place.FOUND + "https://cdn.other.example/1");
        assertThat(second.elsewhere()).isEmpty();
        assertThat(visit("https://cdn.other.example/1").due()).isNull();
    }

    @Test
    void whatWasHandedOverIsTakenUpAndItsNoteForgotten() {
        CrawlState note =
                new CrawlState(source.id(), Place.FOUND + PAGE, Kind.PAGE, RevisitPolicy.discovered(now, now), null);

        Conclusion taken = memory.keep(conclusions.takenUp(note, memory));
        Conclusion again = conclusions.takenUp(note, memory);

        assertThat(places(taken)).containsExactly(PAGE);
        assertThat(taken.forgotten()).containsExactly(note.key());
        assertThat(again.states()).isEmpty();
        assertThat(again.forgotten()).containsExactly(note.key());
    }

    @Test
    void aRedirectToAnotherSiteOfTheSourceIsLeftToItsOwner() {
        memory.put(page(PAGE, null));
        FetchOutcome denied = new FetchOutcome.Denied(
                List.of(), URI.create("https://cdn.other.example/1"), Reason.FOREIGN_HOST, "another site");

        Conclusion conclusion = answer(PAGE, denied, new Read.Nothing());

        assertThat(conclusion.disposition()).isEqualTo("handed-over");
        assertThat(conclusion.elsewhere()).hasSize(1);
        assertThat(visit(PAGE).aliasOf()).isEqualTo("https://cdn.other.example/1");
        assertThat(visit(PAGE).due()).isNull();
    }

    @Test
    void aFeedThatTellsItsEntriesApartByIdTakesEachOnce() {
        source = source(List.of(FEED), List.of(), Guids.ID);
        feed(entry(PAGE + "?v=1", "id-1", "On water"));
        Conclusion second = feed(entry(PAGE + "?v=2", "id-1", "On water"));

        assertThat(places(second)).containsExactly(FEED);
    }

    @Test
    void anEntryUnderAnotherUrlWithTheSameIdHasMoved() {
        feed(entry(PAGE, "id-1", "On water"), entry(page(2), "id-2", "On roads"), entry(page(3), "id-3", "On trade"));
        Statement first = Objects.requireNonNull(publish("The first wording.").statement());
        feed(entry(PAGE, "id-1", "On water"), entry(page(2), "id-2", "On roads"), entry(page(3), "id-3", "On trade"));

        feed(
                entry(page(9), "id-1", "On water"),
                entry(page(2), "id-2", "On roads"),
                entry(page(3), "id-3", "On trade"));
        Conclusion moved = answer(page(9), fetched(page(9)), text(null, "The first wording."));
        Conclusion edited = answer(page(9), fetched(page(9)), text(null, "Another wording."));

        Statement second = Objects.requireNonNull(moved.statement());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.change()).isEqualTo(new Change(Change.Kind.MOVED, false, List.of(), List.of(), PAGE));
        assertThat(visit(PAGE).aliasOf()).isEqualTo(page(9));
        assertThat(visit(PAGE).due()).isNull();
        assertThat(revision(edited)).isEqualTo(3);
    }

    @Test
    void anEntryThatMovedAndWasEditedIsOneStatementToo() {
        feed(entry(PAGE, "id-1", "On water"));
        Statement first = Objects.requireNonNull(
                publish("One sentence stays.", "Another goes.").statement());

        feed(entry(page(9), "id-1", "On water"));
        Statement second = Objects.requireNonNull(
                answer(page(9), fetched(page(9)), text(null, "One sentence stays.", "Another comes."))
                        .statement());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(Objects.requireNonNull(second.change()).kind()).isEqualTo(Change.Kind.EDITED);
        assertThat(second.change().from()).isEqualTo(PAGE);
    }

    @Test
    void anIdThatIsGivenToAnotherTextMakesANewStatement() {
        feed(entry(PAGE, "latest", "Statement of the ministry"));
        Statement first = Objects.requireNonNull(publish("The first wording.").statement());

        feed(entry(page(2), "latest", "Statement of the ministry"));
        Conclusion other = answer(page(2), fetched(page(2)), text(null, "A road was opened.", "It is long."));

        assertThat(Objects.requireNonNull(other.statement()).id()).isNotEqualTo(first.id());
        assertThat(other.disposition()).isEqualTo("new");
        assertThat(visit(PAGE).aliasOf()).isNull();
    }

    @Test
    void idsThatChangeAtEachFetchOrAreSharedMakeNoDoublesAndHideNothing() {
        for (Guids policy : Guids.values()) {
            source = source(List.of(FEED), List.of(), policy);
            memory.clear();
            for (int reading = 0; reading < 4; reading++) {
                feed(entry(page(1), "r" + reading + "-1", "One"), entry(page(2), "r" + reading + "-2", "Two"));
            }
            Conclusion late = feed(entry(page(3), "r9-3", "Three"), entry(page(1), "r9-1", "One"));
            assertThat(places(late)).contains(page(3)).doesNotContain(page(1));

            memory.clear();
            feed(entry(page(1), "same", "One"), entry(page(2), "same", "Two"), entry(page(3), "same", "Three"));
            Conclusion next = feed(entry(page(4), "same", "Four"), entry(page(1), "same", "One"));
            assertThat(places(next)).contains(page(4)).doesNotContain(page(1));
        }
    }

    @Test
    void linksThatChangeAtEachFetchAreKnownByTheirIds() {
        feed(
                entry(page(1) + "?s=a", "id-1", "One"),
                entry(page(2) + "?s=a", "id-2", "Two"),
                entry(page(3) + "?s=a", "id-3", "Three"));
        Conclusion second = feed(
                entry(page(1) + "?s=b", "id-1", "One"),
                entry(page(2) + "?s=b", "id-2", "Two"),
                entry(page(3) + "?s=b", "id-3", "Three"));
        Conclusion third = feed(entry(page(4) + "?s=c", "id-4", "Four"), entry(page(1) + "?s=c", "id-1", "One"));

        assertThat(places(second)).noneMatch(place -> place.startsWith("https://ministry.example/news/"));
        assertThat(places(third)).contains(page(4) + "?s=c").doesNotContain(page(1) + "?s=c");
    }

    @Test
    void whatThePageDoesNotSayIsTakenFromItsFeedAndNamedSo() {
        feed(new FoundPage(
                PAGE, null, "On water", new PublicationDate("2026-11-23"), null, List.of("Press service"), "ky"));

        Statement statement = Objects.requireNonNull(
                answer(PAGE, fetched(PAGE), untitled("The first wording.")).statement());
        Conclusion edited = answer(PAGE, fetched(PAGE), untitled("Another wording."));

        assertThat(statement.title()).isEqualTo("On water");
        assertThat(statement.publishedAt()).isEqualTo(new PublicationDate("2026-11-23"));
        assertThat(statement.language()).isEqualTo("ky");
        PageDetails details = Objects.requireNonNull(statement.page());
        assertThat(details.authors()).containsExactly("Press service");
        assertThat(details.borrowed())
                .extracting(PageDetails.Borrowed::field)
                .containsExactly("title", "publishedAt", "authors", "language");
        assertThat(details.borrowed())
                .allMatch(part -> part.from().equals("feed") && part.url().equals(FEED));
        assertThat(Objects.requireNonNull(edited.statement()).publishedAt()).isEqualTo(statement.publishedAt());
    }

    @Test
    void whatThePageSaysItselfStandsAndADateToComeIsNotBelieved() {
        feed(new FoundPage(
                PAGE, null, "Other", PublicationDate.at(now.plus(Duration.ofDays(9))), null, List.of(), "ru"));

        Statement statement =
                Objects.requireNonNull(publish("The first wording.").statement());

        assertThat(statement.title()).isEqualTo("On water");
        assertThat(statement.language()).isEqualTo("en");
        assertThat(statement.publishedAt()).isNull();
        assertThat(statement.page()).isNull();
    }

    @Test
    void aFeedCompletesWhatASitemapSaidFirst() {
        memory.put(page(PAGE, null)
                .telling(new CrawlState.Told(
                        "https://ministry.example/sitemap.xml",
                        Kind.SITEMAP,
                        null,
                        new PublicationDate("2026-11-22"),
                        List.of(),
                        null,
                        null)));

        feed(new FoundPage(PAGE, null, "On water", PublicationDate.at(now), null, List.of(), null));

        CrawlState.Told told = Objects.requireNonNull(state(PAGE).told());
        assertThat(told.title()).isEqualTo("On water");
        assertThat(told.publishedAt()).isEqualTo(PublicationDate.at(now));
    }

    @Test
    void aStatementIsLookedAtOnTheLadderAndAfterAChangeOneRungBelowItsAge() {
        publish("The first wording.");
        Instant first = now;
        List<Duration> ages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            now = Objects.requireNonNull(visit(PAGE).due());
            ages.add(Duration.between(first, now));
            publish("The first wording.");
        }
        assertThat(ages).isEqualTo(RecheckLadder.RUNGS.subList(0, 5));

        now = Objects.requireNonNull(visit(PAGE).due());
        publish("Another wording altogether.");

        assertThat(Duration.between(first, now)).isEqualTo(Duration.ofDays(7));
        assertThat(visit(PAGE).due()).isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void anEntryThatSaysItChangedBringsItsPageForward() {
        publish("The first wording.");
        Instant changed = now.plus(Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(2));

        feed(updated(PAGE, changed));

        assertThat(visit(PAGE).due()).isEqualTo(now);
    }

    @Test
    void indexesThatLeadOnAndOnAreFollowedNoFurtherAndNamed() {
        String index = "https://ministry.example/index-";
        memory.put(new CrawlState(source.id(), index + 0, Kind.SITEMAP, RevisitPolicy.discovered(now, now), null));
        List<String> words = new ArrayList<>();
        for (int i = 0; memory.state(CrawlState.key(source.id(), index + i)) != null; i++) {
            Read next = new Read.Entries(
                    List.of(), List.of(found(index + i), found(index + (i + 1))), null, FeedFacts.NONE);
            words.add(answer(index + i, fetched(index + i), next).disposition());
        }

        assertThat(words).containsExactly("read", "read", "read", "too-deep");
    }

    @Test
    void aSitemapReadForTheFirstTimeNamesNewsOnlyByItsDate() {
        memory.put(new CrawlState(source.id(), FEED, Kind.SITEMAP, RevisitPolicy.discovered(now, now), null));

        feed(
                updated(PAGE, now.minus(Duration.ofDays(1))),
                updated("https://ministry.example/news/old", now.minus(Duration.ofDays(90))),
                found("https://ministry.example/about"));

        assertThat(visit(PAGE).due()).isEqualTo(now);
        assertThat(visit("https://ministry.example/news/old").due()).isNull();
        assertThat(visit("https://ministry.example/about").due()).isNull();
    }

    @Test
    void pagesOverTheDaysLimitWait() {
        source = source(List.of(FEED), List.of(), Guids.URL, new Limits(null, null, null, null, 1));

        feed(found(PAGE), found("https://ministry.example/news/2"));

        assertThat(visit(PAGE).due()).isEqualTo(now);
        assertThat(visit("https://ministry.example/news/2").due()).isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void aPageIsPublishedOnceAndAgainWhenItsWordingChanges() {
        assertThat(publish("The first wording.").statement())
                .satisfies(statement -> assertThat(statement).isNotNull());
        Conclusion same = publish("The first wording.");
        Conclusion edited = publish("Another wording altogether.");

        assertThat(same.statement()).isNull();
        assertThat(same.disposition()).isEqualTo("unchanged");
        assertThat(edited.disposition()).isEqualTo("edited");
        assertThat(revision(edited)).isEqualTo(2);
    }

    @Test
    void aPageThatIsGoneIsWithdrawnAtOnceAndRestoredWhenItIsBack() {
        publish("The first wording.");

        Conclusion gone = answer(PAGE, new FetchOutcome.Gone(List.of()), new Read.Nothing());
        Conclusion still = answer(PAGE, new FetchOutcome.Gone(List.of()), new Read.Nothing());
        Conclusion back = publish("The first wording.");

        assertThat(gone.disposition()).isEqualTo("withdrawn");
        assertThat(revision(gone)).isEqualTo(2);
        assertThat(still.statement()).isNull();
        assertThat(back.disposition()).isEqualTo("restored");
        assertThat(revision(back)).isEqualTo(3);
    }

    @Test
    void aPageThatIsMissingIsWithdrawnWhenThatIsConfirmed() {
        publish("The first wording.");

        Conclusion once = answer(PAGE, new FetchOutcome.Missing(List.of()), new Read.Nothing());
        now = Objects.requireNonNull(visit(PAGE).due());
        Conclusion twice = answer(PAGE, new FetchOutcome.Missing(List.of()), new Read.Nothing());

        assertThat(once.statement()).isNull();
        assertThat(twice.disposition()).isEqualTo("withdrawn");
    }

    @Test
    void aServerThatFailsWithdrawsNothing() {
        publish("The first wording.");

        for (int i = 0; i < 5; i++) {
            Conclusion conclusion = answer(
                    PAGE, new FetchOutcome.Failed(List.of(), Reason.HTTP_ERROR, 500, true, "500"), new Read.Nothing());
            assertThat(conclusion.statement()).isNull();
            now = now.plus(Duration.ofDays(2));
        }
    }

    @Test
    void aPageThatMovedKeepsItsStatement() {
        Statement first = Objects.requireNonNull(publish("The first wording.").statement());
        String place = "https://ministry.example/archive/1";
        FetchOutcome moved = new FetchOutcome.Fetched(
                List.of(), URI.create(place), URI.create(place), new ResponseHeaders(List.of()), body());

        Conclusion conclusion = answer(PAGE, moved, text(null, "The first wording."));

        Statement second = Objects.requireNonNull(conclusion.statement());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.url()).isEqualTo(place);
        assertThat(second.change()).isEqualTo(new Change(Change.Kind.MOVED, false, List.of(), List.of(), PAGE));
        assertThat(visit(PAGE).aliasOf()).isEqualTo(place);
        assertThat(state(PAGE).published()).isNull();
    }

    @Test
    void twoLinksOfOnePageAreOneStatement() {
        memory.put(page(PAGE + "?print=1", null));
        publish("The first wording.");

        Conclusion other = answer(PAGE + "?print=1", fetched(PAGE + "?print=1"), text(PAGE, "The first wording."));

        assertThat(other.statement()).isNull();
        assertThat(visit(PAGE + "?print=1").aliasOf()).isEqualTo(PAGE);
    }

    @Test
    void aCanonicalLinkToAnotherSiteOrTheHomePageIsNotBelieved() {
        memory.put(page(PAGE, null));
        Conclusion home = answer(PAGE, fetched(PAGE), text("https://ministry.example/", "The first wording."));

        assertThat(Objects.requireNonNull(home.statement()).url()).isEqualTo(PAGE);
        assertThat(Objects.requireNonNull(answer(PAGE, fetched(PAGE), text("https://evil.example/1", "Other words."))
                                .statement())
                        .url())
                .isEqualTo(PAGE);
    }

    @Test
    void aThrottledHostRestsAndIsForgivenWhenItAnswers() {
        memory.put(new CrawlState(source.id(), FEED, Kind.FEED, RevisitPolicy.discovered(now, now), null));
        answer(FEED, new FetchOutcome.Throttled(List.of(), 429, null), new Read.Nothing());
        String host = Place.HOST + "ministry.example:443";
        assertThat(visit(host).due()).isEqualTo(now.plus(Duration.ofMinutes(15)));

        Conclusion answered = feed();

        assertThat(answered.forgotten()).containsExactly(CrawlState.key(source.id(), host));
    }

    @Test
    void aFeedThatIsNamedNoLongerIsLeftAloneUntilItIsAgain() {
        CrawlState known = new CrawlState(source.id(), FEED, Kind.FEED, RevisitPolicy.discovered(now, now), null);
        int home = io.silkwire.ingest.frontier.Site.of(FEED).partition(16);

        Conclusion removed = conclusions.configured(source(List.of(), List.of(), Guids.URL), home, List.of(known), now);
        CrawlState parked = removed.states().getFirst();
        Conclusion again = conclusions.configured(source, home, List.of(parked), now);

        assertThat(Objects.requireNonNull(parked.visit()).due()).isNull();
        assertThat(Objects.requireNonNull(again.states().getFirst().visit()).due())
                .isEqualTo(now);
        assertThat(conclusions.configured(source, home, List.of(known), now).states())
                .isEmpty();
        assertThat(conclusions
                        .configured(source, (home + 1) % 16, List.of(), now)
                        .states())
                .isEmpty();
    }

    private Conclusion feed(FoundPage... pages) {
        Read.Entries entries = new Read.Entries(Arrays.asList(pages), List.of(), null, FeedFacts.NONE);
        if (memory.state(CrawlState.key(source.id(), FEED)) == null) {
            memory.put(new CrawlState(source.id(), FEED, Kind.FEED, RevisitPolicy.discovered(now, now), null));
        }
        return answer(FEED, fetched(FEED), entries);
    }

    private static String page(int number) {
        return "https://ministry.example/news/" + number;
    }

    private static Read untitled(String paragraph) {
        return new Read.Text(new ExtractedText("", List.of(paragraph), List.of(), null, null, null, null), null);
    }

    private Conclusion publish(String... wording) {
        if (memory.state(CrawlState.key(source.id(), PAGE)) == null) {
            memory.put(page(PAGE, null));
        }
        return answer(PAGE, fetched(PAGE), text(null, wording));
    }

    private Conclusion answer(String place, FetchOutcome outcome, Read read) {
        CrawlState state = state(place);
        Landing landing = new Landing(
                new Errand(source, state, null, HopGate.OPEN), outcome, now, null, "sha256:" + read.hashCode(), read);
        return memory.keep(conclusions.of(landing, memory));
    }

    private static FetchOutcome fetched(String place) {
        return new FetchOutcome.Fetched(List.of(), URI.create(place), null, new ResponseHeaders(List.of()), body());
    }

    private static Payload body() {
        return Payload.wrap(new byte[] {1});
    }

    private static Read text(@Nullable String canonical, String... paragraphs) {
        return new Read.Text(
                new ExtractedText("On water", Arrays.asList(paragraphs), List.of(), "en", canonical, null, null), null);
    }

    private static FoundPage found(String url) {
        return FoundPage.of(url);
    }

    private static FoundPage entry(String url, String guid, String title) {
        return new FoundPage(url, guid, title, null, null, List.of(), null);
    }

    private static FoundPage updated(String url, Instant when) {
        return new FoundPage(url, null, null, null, when, List.of(), null);
    }

    private CrawlState state(String place) {
        return Objects.requireNonNull(memory.state(CrawlState.key(source.id(), place)), place);
    }

    private Visit visit(String place) {
        return Objects.requireNonNull(state(place).visit(), place);
    }

    private static List<String> places(Conclusion conclusion) {
        return conclusion.states().stream().map(CrawlState::place).toList();
    }

    private static int revision(Conclusion conclusion) {
        return Objects.requireNonNull(conclusion.statement()).revision();
    }

    private CrawlState page(String url, @Nullable Published published) {
        return new CrawlState(source.id(), url, Kind.PAGE, RevisitPolicy.discovered(now, now), published);
    }

    private static Source source(List<String> feeds, List<String> hosts, Guids guids) {
        return source(feeds, hosts, guids, Limits.NONE);
    }

    private static Source source(List<String> feeds, List<String> hosts, Guids guids, Limits limits) {
        return new Source(
                new SourceId("ministry"),
                "Ministry",
                "KG",
                "ministry",
                List.of("en"),
                feeds,
                List.of(),
                List.of(),
                hosts,
                null,
                1,
                limits,
                Map.of(),
                guids,
                State.ACTIVE,
                true);
    }

    private static final class Maps implements Memory {
        private final Map<String, CrawlState> states = new HashMap<>();
        private final Map<String, Statement> statements = new HashMap<>();

        void clear() {
            states.clear();
        }

        void put(CrawlState state) {
            states.put(state.key(), state);
        }

        Conclusion keep(Conclusion conclusion) {
            conclusion.forgotten().forEach(states::remove);
            conclusion.states().forEach(this::put);
            if (conclusion.published() != null && conclusion.statement() != null) {
                put(conclusion.published());
                statements.put(
                        conclusion.statement().id() + "/"
                                + conclusion.statement().revision(),
                        conclusion.statement());
            }
            return conclusion;
        }

        @Override
        public @Nullable CrawlState state(String key) {
            return states.get(key);
        }

        @Override
        public @Nullable Statement statement(Published published) {
            return statements.get(published.statementId() + "/" + published.revision());
        }
    }
}
