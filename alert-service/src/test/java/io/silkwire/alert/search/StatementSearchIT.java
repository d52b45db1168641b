package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.search.SearchRequest.Sort;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search on a real Elasticsearch, with documents as the enricher writes them. */
@NullUnmarked // fields are set before all tests
class StatementSearchIT {
    private static SearchClient client;
    private static StatementSearch search;

    @BeforeAll
    static void start() {
        SearchConnection connection = connection(IndexedStatements.url().toString());
        client = new SearchClientFactory().searchClient(connection);
        search = new StatementSearch(client, connection);
        IndexedStatements.index(List.of(
                Draft.of("note.ru", "О встрече", "Стороны обсудили положение в Афганистане и водные ресурсы реки.")
                        .with("language", "ru")
                        .published("2021-06-22")
                        .tagged("afghanistan", 20, "Афганистане"),
                Draft.of(
                                "water",
                                "Water resources of the region",
                                "The parties agreed on sharing water. Afghanistan took part.")
                        .published("2017-11")
                        .tagged("water", 30, "water")
                        .tagged("afghanistan", 12, "Afghanistan"),
                Draft.of(
                                "body-only",
                                "A meeting",
                                "Among other things the resources of the budget and clean water were named.")
                        .published("2018-07-09T11:45:31Z")
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
            StatementSearch away = new StatementSearch(closed, nowhere);
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
