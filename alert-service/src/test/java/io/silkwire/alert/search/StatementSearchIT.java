package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.search.SearchRequest.Sort;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on a real Elasticsearch, with documents as the enricher writes them. */
@NullUnmarked // fields are set before all tests
class StatementSearchIT {
    private static final PagingSettings PAGING = new PagingSettings(null, Duration.ofMinutes(1), 3, 1_000);

    private static SearchClient client;
    private static SimilarStatements similar;
    private static StatementSearch search;

    private static final String STORY = "a".repeat(32);

    @BeforeAll
    static void start() {
        SearchConnection connection = connection(IndexedStatements.url().toString());
        client = new SearchClientFactory().searchClient(connection);
        search = new StatementSearch(new SearchAlias(client, connection), client, PAGING, Set::of);
        similar = new SimilarStatements(new SearchAlias(client, connection));
        IndexedStatements.index(List.of(
                Draft.of("note.ru", "О встрече", "Стороны обсудили положение в Афганистане и водные ресурсы реки.")
                        .with("language", "ru")
                        .with("country", "TJ")
                        .with("countries", List.of("TJ", "AF"))
                        .with("kind", "communique")
                        .published("2021-06-22")
                        .tagged("afghanistan", 20, "Афганистане"),
                Draft.of(
                                "water",
                                "Water resources of the region",
                                "The parties agreed on sharing water. Afghanistan took part.")
                        .published("2017-11")
                        .with("country", "UZ")
                        .with("story", STORY)
                        .tagged("water", 30, "water")
                        .tagged("afghanistan", 12, "Afghanistan"),
                Draft.of(
                                "body-only",
                                "A meeting",
                                "Among other things the resources of the budget and clean water were named.")
                        .published("2018-07-09T11:45:31Z")
                        .with("country", "UZ")
                        .with("story", STORY)
                        .with("change", Map.of("kind", "edited", "substantive", true))
                        .with("revision", 2)
                        .tagged("water", 11, "water"),
                Draft.of("uzbek", "Қўшма баёнот", "Сув ресурслари")
                        .with("language", "uz-Cyrl")
                        .published("2016"),
                Draft.of("undated", "Counter-terrorism briefing", "Countering terrorism.")
                        .tagged("counter-terrorism", 30, "terrorism")));
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
    }

    @Test
    void showsEverythingNewestFirstAndUndatedLast() {
        assertThat(namesFor("")).containsExactly("note.ru", "body-only", "water", "uzbek", "undated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Афганистан", "афганистана", "АФГАНИСТАНОМ", "lang:ru Афганистану"})
    void findsEveryCaseFormOfARussianWord(String query) {
        assertThat(namesFor(query)).containsExactly("note.ru");
    }

    @Test
    void findsInflectedPhrasesButNotScatteredWords() {
        assertThat(namesFor("\"водных ресурсов\"")).containsExactly("note.ru");
        assertThat(namesFor("\"water resource\"")).containsExactly("water");
        assertThat(namesFor("water resource")).containsExactly("body-only", "water");
    }

    @Test
    void takesAWordOfSeveralTokensAsAPhrase() {
        assertThat(namesFor("counter-terrorism")).containsExactly("undated");
    }

    @Test
    void combinesWithAndOrNotAndFields() {
        assertThat(namesFor("water AND NOT topic:afghanistan")).containsExactly("body-only");
        assertThat(namesFor("Афганистан OR Afghanistan")).containsExactly("note.ru", "water");
        assertThat(namesFor("(Афганистан OR Afghanistan) -lang:ru")).containsExactly("water");
        assertThat(namesFor("topic:water")).containsExactly("body-only", "water");
        assertThat(namesFor("lang:uz")).containsExactly("uzbek");
        assertThat(namesFor("NOT lang:en")).containsExactly("note.ru", "uzbek");
    }

    @Test
    void filtersByTopicAndLanguageAndCountsWhatEachChoiceWouldGive() {
        // When
        SearchOutcome.Found found =
                found(new SearchRequest("", List.of(new TopicId("afghanistan")), List.of("ru"), Sort.NEWEST, 0, 20));

        // Then
        assertThat(names(found)).containsExactly("note.ru");
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.topics()).containsExactly(new SearchOutcome.Count("afghanistan", 1));
        assertThat(found.languages())
                .containsExactlyInAnyOrder(new SearchOutcome.Count("ru", 1), new SearchOutcome.Count("en", 1));
        assertThat(found.newestIndexedAt()).isNotNull();
    }

    @Test
    void countsEachFacetUnderTheChoicesOfAllOthersButNotItsOwn() {
        // When
        SearchOutcome.Found found =
                found(filtered(Filters.NONE.with(Facet.COUNTRY, List.of("UZ")).with(Facet.CHANGED, List.of("edited"))));

        // Then
        assertThat(names(found)).containsExactly("body-only");
        assertThat(found.counts(Facet.COUNTRY)).containsExactly(new SearchOutcome.Count("UZ", 1));
        assertThat(found.counts(Facet.CHANGED)).containsExactly(new SearchOutcome.Count("edited", 1));
        assertThat(found.counts(Facet.TOPIC)).containsExactly(new SearchOutcome.Count("water", 1));
        assertThat(found(filtered(Filters.NONE.with(Facet.COUNTRY, List.of("UZ"))))
                        .counts(Facet.COUNTRY))
                .containsExactlyInAnyOrder(new SearchOutcome.Count("UZ", 2), new SearchOutcome.Count("TJ", 1));
    }

    @Test
    void narrowsByEveryFacetAndTime() {
        assertThat(names(found(filtered(Filters.NONE.with(Facet.ABOUT, List.of("AF"))))))
                .containsExactly("note.ru");
        assertThat(names(found(filtered(Filters.NONE.with(Facet.KIND, List.of("communique"))))))
                .containsExactly("note.ru");
        assertThat(names(found(filtered(Filters.NONE.with(Facet.STORY, List.of(STORY))))))
                .containsExactly("body-only", "water");
        assertThat(names(found(filtered(Filters.NONE.with(Facet.SOURCE, List.of("nobody"))))))
                .isEmpty();
        assertThat(names(found(filtered(Filters.NONE.during(
                        Instant.parse("2017-01-01T00:00:00Z"), Instant.parse("2018-07-09T11:45:32Z"))))))
                .as("undated ones are in no span")
                .containsExactly("body-only", "water");
        assertThat(names(found(filtered(Filters.NONE.during(null, Instant.parse("+12017-01-01T00:00:00Z"))))))
                .hasSize(4);
    }

    @Test
    void putsTheOldestFirst() {
        assertThat(names(found(request("").with(Sort.OLDEST))))
                .containsExactly("uzbek", "water", "body-only", "note.ru", "undated");
    }

    @Test
    void countsTimesOfPublicationInAZone() {
        SearchRequest asked = request("lang:en").with(new Histogram(Histogram.Interval.DAY, ZoneId.of("Asia/Almaty")));
        Timeline timeline = found(asked).timeline();
        assertThat(timeline.bars().getLast()).isEqualTo(new Timeline.Bar(Instant.parse("2018-07-08T18:00:00Z"), 1));
        assertThat(timeline.bars()).as("without gaps").hasSize(251);

        Timeline years = found(request("").with(new Histogram(Histogram.Interval.AUTO, ZoneOffset.UTC)))
                .timeline();
        assertThat(years.interval()).isEqualTo(Histogram.Interval.QUARTER);
        assertThat(years.bars().stream().mapToLong(Timeline.Bar::statements).sum())
                .isEqualTo(4);
    }

    @Test
    void refusesMoreBarsThanAnybodyReads() {
        SearchRequest asked = request("").with(new Histogram(Histogram.Interval.HOUR, ZoneOffset.UTC));
        assertThat(search.search(asked)).isInstanceOfSatisfying(SearchOutcome.Unfit.class, unfit -> {
            assertThat(unfit.parameter()).isEqualTo("interval");
            assertThat(unfit.remedy()).contains("interval=auto");
        });
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void readsAListToItsEndByCursorAndEachStatementOnce(Sort sort) {
        // Given
        SearchRequest asked = new SearchRequest("", Filters.NONE, sort, 0, 2, Set.of(), null);
        List<String> all = names(found(new SearchRequest("", Filters.NONE, sort, 0, 20, Set.of(), null)));

        // When
        List<String> read = new ArrayList<>();
        String cursor = StatementSearch.FIRST_CURSOR;
        while (cursor != null) {
            SearchOutcome.Found page = (SearchOutcome.Found) search.page(asked, cursor);
            assertThat(page.total()).isEqualTo(5);
            read.addAll(names(page));
            cursor = page.next();
        }

        // Then
        assertThat(read).isEqualTo(all);
    }

    @Test
    void takesNoCursorThatItDidNotWriteForThisSearch() {
        SearchRequest asked = new SearchRequest("water", Filters.NONE, Sort.NEWEST, 0, 1, Set.of(), null);
        String next = ((SearchOutcome.Found) search.page(asked, StatementSearch.FIRST_CURSOR)).next();
        char last = next.charAt(next.length() - 3);
        String forged =
                next.substring(0, next.length() - 3) + (last == 'A' ? 'B' : 'A') + next.substring(next.length() - 2);

        assertThat(search.page(asked, forged)).isInstanceOf(SearchOutcome.Unfit.class);
        assertThat(search.page(asked, "10000000000")).isInstanceOf(SearchOutcome.Unfit.class);
        assertThat(search.page(asked, "§.§")).isInstanceOf(SearchOutcome.Unfit.class);
        assertThat(search.page(asked.with(Sort.OLDEST), next)).isInstanceOf(SearchOutcome.Unfit.class);
        assertThat(search.page(asked, next)).isInstanceOf(SearchOutcome.Found.class);
    }

    @Test
    void opensNoMoreListsAtOnceThanAllowed() {
        StatementSearch own = new StatementSearch(
                new SearchAlias(client, connection(IndexedStatements.url().toString())), client, PAGING, Set::of);
        SearchRequest asked = new SearchRequest("", Filters.NONE, Sort.NEWEST, 0, 1, Set.of(), null);
        for (int i = 0; i < 3; i++) {
            assertThat(own.page(asked, StatementSearch.FIRST_CURSOR)).isInstanceOf(SearchOutcome.Found.class);
        }
        assertThat(own.page(asked, StatementSearch.FIRST_CURSOR)).isInstanceOf(SearchOutcome.Unavailable.class);
        assertThat(own.search(asked)).isInstanceOf(SearchOutcome.Found.class);
    }

    @Test
    void handsOutAllThatFitAndRefusesToCutUnsaid() throws IOException {
        List<String> read = new ArrayList<>();
        try (StatementStream stream = exported(request("water"), null)) {
            assertThat(stream.total()).isEqualTo(2);
            for (List<IndexedStatement> batch = stream.next(); !batch.isEmpty(); batch = stream.next()) {
                batch.forEach(statement -> read.add(statement.corpusName()));
            }
        }
        assertThat(read).containsExactly("body-only", "water");
        try (StatementStream stream = exported(request(""), 2)) {
            assertThat(stream.next()).hasSize(2);
            assertThat(stream.next()).isEmpty();
            assertThat(stream.size()).isEqualTo(2);
        }
        PagingSettings tight = new PagingSettings(null, Duration.ofMinutes(1), 3, 4);
        SearchConnection connection = connection(IndexedStatements.url().toString());
        StatementSearch own = new StatementSearch(new SearchAlias(client, connection), client, tight, Set::of);
        assertThat(own.export(request(""), null, false)).isInstanceOf(ExportOutcome.Stopped.class);
        assertThat(own.export(request(""), 5, false)).isInstanceOf(ExportOutcome.Stopped.class);
        assertThat(own.export(request("(water"), null, false)).isInstanceOf(ExportOutcome.Stopped.class);
    }

    @Test
    void findsWhatIsLikeAStatementOutsideItsStory() {
        assertThat(similar.to(Draft.idOf("water"), 5))
                .isInstanceOfSatisfying(
                        SimilarStatements.Outcome.Found.class,
                        found -> assertThat(found.items())
                                .as("the one that shares its words is a copy")
                                .noneSatisfy(item -> assertThat(item.statement().corpusName())
                                        .isIn("water", "body-only")));
        assertThat(similar.to(new StatementId("0".repeat(32)), 5))
                .isInstanceOf(SimilarStatements.Outcome.Unknown.class);
    }

    @Test
    void putsAWordOfTheTitleFirstWhereTheBestFitIsAskedFor() {
        SearchOutcome.Found found = found(new SearchRequest("water", List.of(), List.of(), Sort.RELEVANCE, 0, 20));
        assertThat(names(found)).containsExactly("water", "body-only");
    }

    @Test
    void pagesWithoutLossOrRepetition() {
        assertThat(names(found(new SearchRequest("", List.of(), List.of(), Sort.NEWEST, 0, 2))))
                .containsExactly("note.ru", "body-only");
        assertThat(names(found(new SearchRequest("", List.of(), List.of(), Sort.NEWEST, 2, 2))))
                .containsExactly("water", "uzbek");
        assertThat(names(found(new SearchRequest("", List.of(), List.of(), Sort.NEWEST, 9_900, 100))))
                .isEmpty();
    }

    @Test
    void marksTheWordsInTitleAndExcerpt() {
        FoundStatement first = found(new SearchRequest("resource", List.of(), List.of(), Sort.RELEVANCE, 0, 1))
                .items()
                .getFirst();
        assertThat(first.title().marks()).containsExactly(new MarkedText.Span(6, 15));
        assertThat(first.statement().tags()).as("left out of lists").isEmpty();
    }

    @Test
    void saysWhereAQueryIsWrong() {
        SearchOutcome outcome = search.search(request("water OR \"river"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SearchOutcome.Refused.class,
                        refused -> assertThat(refused.reason().position()).isEqualTo(9));
    }

    @Test
    void takesTheLongestQueryTheLanguageAllows() {
        String query = String.join(" OR ", java.util.Collections.nCopies(100, "\"вода и\""));
        assertThat(search.search(request(query))).isInstanceOf(SearchOutcome.Found.class);
    }

    @Test
    void findsOneStatementWithItsEvidence() {
        assertThat(search.find(Draft.idOf("water"))).isInstanceOfSatisfying(LookupOutcome.Found.class, found -> {
            assertThat(found.statement().publishedAt()).hasToString("2017-11");
            assertThat(found.statement().tags()).hasSize(2);
            assertThat(found.statement().tags().getFirst().evidence())
                    .allSatisfy(span -> assertThat(span.text()).isEqualTo("water"));
        });
        assertThat(search.find(new StatementId("0".repeat(32)))).isInstanceOf(LookupOutcome.Unknown.class);
    }

    @Test
    void saysThatElasticsearchIsAway() throws IOException {
        SearchConnection nowhere = connection("http://127.0.0.1:9");
        try (SearchClient closed = new SearchClientFactory().searchClient(nowhere)) {
            StatementSearch away = new StatementSearch(new SearchAlias(closed, nowhere), closed, PAGING, Set::of);
            assertThat(away.search(request(""))).isInstanceOf(SearchOutcome.Unavailable.class);
            assertThat(away.find(Draft.idOf("water"))).isInstanceOf(LookupOutcome.Unavailable.class);
        }
    }

    private static SearchConnection connection(String url) {
        return new SearchConnection(url, null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private static SearchRequest request(String query) {
        return new SearchRequest(query, List.of(), List.of(), Sort.NEWEST, 0, 20);
    }

    private static StatementStream exported(SearchRequest request, Integer limit) {
        ExportOutcome outcome = search.export(request, limit, true);
        assertThat(outcome).isInstanceOf(ExportOutcome.Ready.class);
        return ((ExportOutcome.Ready) outcome).statements();
    }

    private static SearchRequest filtered(Filters filters) {
        return new SearchRequest("", filters, Sort.NEWEST, 0, 20, Set.of(Facet.values()), null);
    }

    private static List<String> namesFor(String query) {
        return names(found(request(query)));
    }

    private static SearchOutcome.Found found(SearchRequest request) {
        SearchOutcome outcome = search.search(request);
        assertThat(outcome).isInstanceOf(SearchOutcome.Found.class);
        return (SearchOutcome.Found) outcome;
    }

    private static List<String> names(SearchOutcome.Found found) {
        return found.items().stream().map(item -> item.statement().corpusName()).toList();
    }
}
