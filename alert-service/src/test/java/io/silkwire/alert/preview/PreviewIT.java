package io.silkwire.alert.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.QueryText;
import io.silkwire.alert.query.RandomQueries;
import io.silkwire.alert.query.RandomStatements;
import io.silkwire.alert.query.RandomStatements.Told;
import io.silkwire.alert.search.Archive;
import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveLook.Difference;
import io.silkwire.alert.search.ArchiveQuestion;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.search.Archives;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatements;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.SearchOutcome.Count;
import io.silkwire.alert.search.SlowProxy;
import io.silkwire.alert.search.Timeline;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews on a real Elasticsearch. */
@NullUnmarked // fields are set before all tests
class PreviewIT {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final PreviewSettings SETTINGS = new PreviewSettings(50, 4);

    private static Archives archives;
    private static Archive archive;
    private static Previews previews;

    @BeforeAll
    static void connect() {
        archives = new Archives();
        archive = archives.at(new SimulatedClock(NOW), RandomStatements.OFFICIAL, Duration.ofSeconds(20));
        previews = new Previews(archive, SETTINGS, new PreviewTurns(SETTINGS));
    }

    @AfterAll
    static void close() throws IOException {
        archives.close();
    }

    @Test
    void agreesWithTheMatcherOnEveryPair() throws Exception {
        // Given
        Random random = new Random(20261128);
        RandomStatements written = new RandomStatements(random);
        List<Told> statements = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            statements.add(written.statement("p" + n));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(statements.stream()
                .map(told -> Draft.of(told.enriched(), told.story()))
                .toList());
        List<Subscription> subscriptions = subscriptions(random, 120);

        // When
        Map<SubscriptionId, Set<String>> matched = matched(subscriptions, statements);

        // Then
        int fitting = 0;
        Subscription before = null;
        for (Subscription one : subscriptions) {
            Set<String> expected = matched.getOrDefault(one.id(), Set.of());
            Set<String> earlier = before == null ? null : matched.getOrDefault(before.id(), Set.of());
            agrees(one, look(draft(one), before), expected, earlier);
            ArchiveQuestion question = new ArchiveQuestion(
                    SubscriptionQuery.of(one), before == null ? null : SubscriptionQuery.of(before), ArchiveWindow.ALL);
            agrees(one, Archives.byReading(archive, question), expected, earlier);
            fitting += expected.size();
            before = one;
        }
        assertThat(subscriptions.size() * statements.size()).isGreaterThan(20_000);
        assertThat(fitting).as("neither none nor all").isBetween(2_000, 20_000);
    }

    private static List<Subscription> subscriptions(Random random, int count) {
        RandomQueries queries = new RandomQueries(random);
        List<Subscription> subscriptions = new ArrayList<>();
        while (subscriptions.size() < count) {
            SubscriptionDraft draft = new SubscriptionDraft(
                    "q",
                    random.nextInt(5) == 0 ? List.of("water", "trade") : List.of(),
                    QueryText.of(queries.query(3)),
                    random.nextInt(5) == 0 ? List.of("ru", "uz") : List.of(),
                    null);
            if (!(previews.of(draft, null, ArchiveWindow.ALL) instanceof PreviewOutcome.Refused)) {
                subscriptions.add(subscription("q" + subscriptions.size(), draft));
            }
        }
        return subscriptions;
    }

    private static Map<SubscriptionId, Set<String>> matched(List<Subscription> subscriptions, List<Told> statements) {
        Map<SubscriptionId, Set<String>> matched = new HashMap<>();
        try (MatchSets sets = new MatchSets()) {
            sets.onSubscriptions(subscriptions, Set.of());
            for (Told told : statements) {
                boolean official = told.enriched().statement().sourceId().equals(RandomStatements.OFFICIAL);
                sets.current()
                        .match(new Incoming(told.enriched(), null, official))
                        .forEach(match -> matched.computeIfAbsent(
                                        match.subscription().id(), any -> new HashSet<>())
                                .add(told.enriched().statement().id().value()));
            }
        }
        return matched;
    }

    private static void agrees(
            Subscription one, ArchiveLook look, Set<String> expected, @Nullable Set<String> earlier) {
        assertThat(look.hits().stream().map(hit -> hit.id().value()).collect(Collectors.toSet()))
                .as("%s %s %s", one.topics(), one.query(), one.languages())
                .isEqualTo(expected);
        assertThat(look.partly()).isNull();
        assertThat(look.span().total()).isEqualTo(expected.size());
        assertThat(look.timeline().bars().stream()
                        .mapToLong(Timeline.Bar::statements)
                        .sum())
                .isEqualTo(expected.size());
        assertThat(look.languages().stream().mapToLong(Count::statements).sum()).isEqualTo(expected.size());
        assertThat(look.sources().stream().mapToLong(Count::statements).sum()).isEqualTo(expected.size());
        assertThat(expected)
                .containsAll(ids(look.samples()))
                .hasSizeGreaterThanOrEqualTo(look.samples().size());
        assertThat(look.samples()).hasSize(Math.min(20, expected.size()));
        if (earlier != null) {
            differs(look.caught(), expected, earlier);
            differs(look.lost(), earlier, expected);
        }
    }

    private static void differs(Difference difference, Set<String> of, Set<String> without) {
        Set<String> expected = new HashSet<>(of);
        expected.removeAll(without);
        assertThat(difference.total()).isEqualTo(expected.size());
        assertThat(expected).containsAll(ids(difference.samples()));
        assertThat(difference.samples()).hasSize(Math.min(20, expected.size()));
    }

    @Test
    void looksBackFromTheNewestStatementOfAnArchiveFromThePast() {
        // Given
        IndexedStatements.index(List.of(
                Draft.of("a", "Water of the river", "The water.").published("2017-11-10"),
                Draft.of("b", "Water again", "The water.").published("2018-07-03"),
                Draft.of("c", "Roads", "A road.").published("2021-06-22"),
                Draft.of("future", "Water to come", "The water.").published("2031-01-01")));

        // When
        ArchiveLook look = look(asking("water"), null);
        ArchiveLook fitting = ((PreviewOutcome.Ready) previews.of(asking("water"), null, ArchiveWindow.FITTING))
                .preview()
                .look();

        // Then
        assertThat(look.live()).isFalse();
        assertThat(look.span().to()).isEqualTo("2021-06-22T00:00:00Z");
        assertThat(look.span().archive()).isEqualTo(3);
        assertThat(look.span().total()).isEqualTo(2);
        assertThat(look.timeline().interval().label()).isEqualTo("month");
        assertThat(look.timeline().bars()).hasSize(44);
        assertThat(look.slices()).extracting(ArchiveLook.Part::archive).containsExactly(1L, 1L, 1L);
        assertThat(fitting.span().window()).isEqualTo(ArchiveWindow.ALL);
        assertThat(fitting.samples().getFirst().excerpt().marks()).isNotEmpty();
    }

    @Test
    void countsAStoryOnceAndAnImportedStatementWithoutADateOnNoDay() {
        // Given
        String story = "0123456789abcdef0123456789abcdef";
        IndexedStatements.index(List.of(
                Draft.of("a", "Water", "The water.")
                        .published("2026-11-26T08:00:00Z")
                        .with("story", story),
                Draft.of("b", "Water", "The water.")
                        .published("2026-11-26T10:00:00Z")
                        .with("story", story),
                Draft.of("c", "Water", "The water.")
                        .published("2026-11-27T11:00:00Z")
                        .with("story", story),
                Draft.of("undated", "Water", "The water.").with("fetched_at", "2026-11-25T10:00:00Z")));

        // When
        Preview preview = preview(asking("water"));

        // Then
        assertThat(preview.look().live()).isTrue();
        assertThat(preview.look().span().to()).isEqualTo(NOW);
        assertThat(preview.look().span().total()).isEqualTo(4);
        assertThat(preview.look().undated()).isEqualTo(1);
        // The third comes more than 24 hours after the first that was told.
        assertThat(preview.estimates().getFirst().alerts()).isEqualTo(2);
        assertThat(preview.estimates().getFirst().days()).isBetween(1.1, 1.2);
        assertThat(preview.basis()).isEqualTo(new Counted(false, Instant.parse("2026-11-26T08:00:00Z"), null, 1));
    }

    @Test
    void countsWhatCameInAsNewsSinceStatementsAreCollected() {
        // Given a source that is read since four days, with all it had until then
        Instant began = NOW.minus(Duration.ofDays(4));
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 90; n++) {
            drafts.add(collected("old" + n, began.plusSeconds(n))
                    .published(began.minus(Duration.ofDays(n + 1)).toString()));
        }
        for (int n = 0; n < 10; n++) {
            drafts.add(collected("undated-at-first" + n, began.plus(Duration.ofHours(n))));
        }
        // And what it published and brought since: eight with a date, four without
        for (int n = 0; n < 8; n++) {
            Instant published = began.plus(Duration.ofHours(5 + 11L * n));
            drafts.add(
                    collected("news" + n, published.plus(Duration.ofMinutes(3))).published(published.toString()));
        }
        for (int n = 0; n < 4; n++) {
            drafts.add(collected("undated" + n, began.plus(Duration.ofHours(30 + 15L * n))));
        }
        // And an import of today
        for (int n = 0; n < 50; n++) {
            drafts.add(Draft.of("imported" + n, "Water " + n, "The water.")
                    .with("source", "corpus")
                    .with("fetched_at", NOW.minusSeconds(60).toString()));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(drafts);

        // When
        Preview preview = preview(mailing(null));

        // Then
        assertThat(preview.basis()).isEqualTo(new Counted(true, began, began, 90 + 10 + 50));
        for (Estimate estimate : preview.estimates()) {
            assertThat(estimate.alerts()).isEqualTo(12);
            assertThat(estimate.days()).isBetween(3.99, 4.01);
        }
        assertThat(preview.flood()).as("an import is not a rate").isNull();
    }

    @Test
    void endsAnImportedArchiveWithItsNewestDateAndNotWithTheDayOfTheImport() {
        // Given
        IndexedStatements.index(List.of(
                Draft.of("a", "Water", "The water.").published("2021-06-20").with("fetched_at", NOW.toString()),
                Draft.of("b", "Water", "The water.").published("2021-06-22").with("fetched_at", NOW.toString()),
                Draft.of("undated", "Water", "The water.").with("fetched_at", NOW.toString())));

        // When
        Preview preview = preview(asking("water"));

        // Then
        assertThat(preview.look().live()).isFalse();
        assertThat(preview.look().span().to()).isEqualTo("2021-06-22T00:00:00Z");
        assertThat(preview.estimates().getFirst().alerts()).isEqualTo(2);
    }

    @Test
    void saysThatNoRateCanBeToldWhereNothingIsDatedAndNothingWasCollected() {
        // Given
        IndexedStatements.index(List.of(Draft.of("a", "Water", "The water."), Draft.of("b", "Water", "The water.")));

        // When
        Preview preview = preview(mailing(null));

        // Then
        assertThat(preview.estimates()).isEmpty();
        assertThat(preview.basis().since()).isNull();
        assertThat(preview.flood()).isNull();
    }

    private static Draft collected(String name, Instant fetched) {
        return Draft.of(name, "Water " + name, "The water.")
                .with("source", "uz-water")
                .with("lane", "live")
                .with("fetched_at", fetched.toString());
    }

    private static Preview preview(SubscriptionDraft draft) {
        return ((PreviewOutcome.Ready) previews.of(draft, null, ArchiveWindow.WEEK)).preview();
    }

    @Test
    void asksAboutWhatWouldFloodAndNotAboutItsDigest() {
        // Given
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            drafts.add(Draft.of("f" + n, "Water " + n, "The water.")
                    .published(NOW.minus(Duration.ofMinutes(10L * n)).toString()));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(drafts);

        // When
        FieldError flood = flood(mailing(null));

        // Then
        assertThat(flood.field()).isEqualTo("acceptManyAlerts");
        assertThat(flood.message()).contains("about 14").contains("more than 50");
        assertThat(flood.remedy()).contains("digest").contains("acceptManyAlerts: true");
        assertThat(flood(asking("water"))).as("sent nowhere").isNull();
        assertThat(flood(mailing(SendingDraft.of("hourly")))).isNull();
        assertThat(flood(
                        mailing(new SendingDraft(null, null, null, null, null, 20, null, List.of(), null, null, null))))
                .isNull();
    }

    @Test
    void saysWhatItReadWhereTimeRanOut() throws Exception {
        // Given
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 1_200; n++) {
            drafts.add(Draft.of("t" + n, "Water " + n, "")
                    .published(NOW.minus(Duration.ofMinutes(n)).toString()));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(drafts);
        Archive hurried = archives.at(new SimulatedClock(NOW), RandomStatements.OFFICIAL, Duration.ofMillis(1));

        // When
        ArchiveLook look = Archives.byReading(
                hurried, new ArchiveQuestion(SubscriptionQuery.parse("water"), null, ArchiveWindow.ALL));

        // Then
        assertThat(look.partly()).contains("500 of 1200").contains("newest first");
        assertThat(look.span().total()).isEqualTo(500);
        assertThat(look.hits()).extracting(ArchiveHit::at).contains(NOW);
    }

    @Test
    void anIndexThatStopsAnsweringEndsAPreviewWithWhatIsKnownBySoFar() {
        // Given
        IndexedStatements.index(List.of(
                Draft.of("a", "Water", "The water.").published("2026-11-27"),
                Draft.of("b", "Trade", "The trade.").published("2026-11-27")));
        Subscription before = subscription("before", asking("trade"));

        // When it answers how far the archive reaches, and the counts
        PreviewOutcome some = previewBehind(3, asking("water"), before);
        // When it answers nothing
        PreviewOutcome none = previewBehind(0, asking("water"), before);

        // Then
        assertThat(some).isInstanceOfSatisfying(PreviewOutcome.Ready.class, ready -> {
            ArchiveLook look = ready.preview().look();
            assertThat(look.span().total()).isEqualTo(1);
            assertThat(look.samples()).isEmpty();
            assertThat(look.caught()).isNull();
            assertThat(look.partly()).contains("samples", "what it catches", "what it loses", "left out");
        });
        assertThat(none)
                .isInstanceOfSatisfying(
                        PreviewOutcome.Unavailable.class,
                        away -> assertThat(away.problem()).contains("within"));
    }

    @Test
    void whatTakesTooLongToLookAtIsAskedAboutBeforeItIsSaved() {
        try (SlowProxy index = SlowProxy.answering(0)) {
            Previews slow = behind(index);
            assertThat(slow.objection(SubscriptionQuery.parse("water"), Sending.STANDARD))
                    .isPresent();
        } catch (QuerySyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"water OR NOT water", "NOT water", "changed:false"})
    void whatFitsEveryStatementIsAskedAboutWhateverTheArchiveHolds(String query) throws QuerySyntaxException {
        IndexedStatements.index(List.of());
        Sending bounded = new Sending(
                Sending.Mode.DAILY,
                Sending.STANDARD.zone(),
                Sending.STANDARD.at(),
                Sending.STANDARD.weekday(),
                null,
                null,
                Sending.STANDARD.severity(),
                List.of(),
                false,
                null,
                Sending.STANDARD.storyWindow());

        assertThat(previews.objection(SubscriptionQuery.parse(query), Sending.STANDARD))
                .hasValueSatisfying(objection -> assertThat(objection.message()).contains("every statement"));
        assertThat(previews.objection(SubscriptionQuery.parse(query), bounded)).isEmpty();
        assertThat(previews.objection(SubscriptionQuery.parse("water"), Sending.STANDARD))
                .isEmpty();
    }

    private static PreviewOutcome previewBehind(int answers, SubscriptionDraft draft, Subscription before) {
        try (SlowProxy index = SlowProxy.answering(answers)) {
            return behind(index).of(draft, before, ArchiveWindow.ALL);
        }
    }

    private static Previews behind(SlowProxy index) {
        Duration soon = Duration.ofMillis(1_500);
        Archive slow = Archives.behind(index.url(), new SimulatedClock(NOW), RandomStatements.OFFICIAL, soon, soon);
        return new Previews(slow, SETTINGS, new PreviewTurns(SETTINGS));
    }

    @Test
    void readsCandidatesWhereAQueryHasMoreWordsThanTheIndexLooksFor() {
        // Given
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 2_100; n++) {
            drafts.add(Draft.of("w" + n, "Waterworks", "conn" + letters(n) + " near river" + letters(n))
                    .published("2026-11-27"));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(drafts);
        List<String> parts = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            parts.add("(conn* NEAR/" + (n + 1) + " riv*)");
        }

        // When
        ArchiveLook look = look(asking(String.join(" OR ", parts)), null);

        // Then
        // Elasticsearch itself would have told of the newest 2 000 only.
        assertThat(look.span().total()).isEqualTo(2_100);
        assertThat(look.hits()).hasSize(2_100);
    }

    private static String letters(int n) {
        return "" + (char) ('a' + n / 676 % 26) + (char) ('a' + n / 26 % 26) + (char) ('a' + n % 26);
    }

    @Test
    void previewsNothingOfAnEmptyArchive() {
        IndexedStatements.index(List.of());
        assertThat(previews.of(asking("water"), null, ArchiveWindow.FITTING))
                .isEqualTo(new PreviewOutcome.Ready(Preview.none()));
        IndexedStatements.removeAll();
        assertThat(previews.of(asking("water"), null, ArchiveWindow.FITTING))
                .isEqualTo(new PreviewOutcome.Ready(Preview.none()));
    }

    @Test
    void refusesADraftThatCannotBeAsked() {
        assertThat(previews.of(asking("water AND ("), null, ArchiveWindow.ALL))
                .isInstanceOfSatisfying(
                        PreviewOutcome.Refused.class,
                        refused -> assertThat(refused.errors())
                                .extracting(FieldError::field)
                                .containsExactly("query"));
    }

    private static @Nullable FieldError flood(SubscriptionDraft draft) {
        return ((PreviewOutcome.Ready) previews.of(draft, null, ArchiveWindow.WEEK))
                .preview()
                .flood();
    }

    private static ArchiveLook look(SubscriptionDraft draft, @Nullable Subscription before) {
        return ((PreviewOutcome.Ready) previews.of(draft, before, ArchiveWindow.ALL))
                .preview()
                .look();
    }

    private static SubscriptionDraft asking(String query) {
        return new SubscriptionDraft(null, List.of(), query, List.of(), null);
    }

    private static SubscriptionDraft mailing(@Nullable SendingDraft sending) {
        return new SubscriptionDraft(null, List.of(), "water", List.of(), null, "desk@example.org", sending);
    }

    private static SubscriptionDraft draft(Subscription one) {
        return new SubscriptionDraft(
                one.name(), one.topics().stream().map(TopicId::value).toList(), one.query(), one.languages(), null);
    }

    private static Set<String> ids(List<FoundStatement> found) {
        return found.stream().map(one -> one.statement().id().value()).collect(Collectors.toSet());
    }

    private static Subscription subscription(String id, SubscriptionDraft draft) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                "Query",
                draft.topics().stream().map(TopicId::new).toList(),
                draft.query(),
                draft.languages(),
                null,
                Subscription.State.ACTIVE,
                "test",
                NOW,
                null,
                Sending.STANDARD,
                null);
    }
}
