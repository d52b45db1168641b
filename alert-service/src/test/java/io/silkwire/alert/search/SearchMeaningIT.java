package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.QueryText;
import io.silkwire.alert.query.RandomQueries;
import io.silkwire.alert.query.RandomStatements;
import io.silkwire.alert.query.RandomStatements.Told;
import io.silkwire.alert.query.Reading;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StoryId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A query finds through a real Elasticsearch the statements that it fits when read literally, whatever the query. */
@NullUnmarked // fields are set before all tests
class SearchMeaningIT {
    private static final int STATEMENTS = 400;
    private static final int QUERIES = 600;
    private static final Random RANDOM = new Random(20261127);

    private static SearchClient client;
    private static List<Told> statements;

    @BeforeAll
    static void index() {
        client = new SearchClientFactory()
                .searchClient(new SearchConnection(
                        IndexedStatements.url().toString(),
                        null,
                        null,
                        null,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20)));
        RandomStatements random = new RandomStatements(RANDOM);
        statements = new ArrayList<>();
        for (int n = 0; n < STATEMENTS; n++) {
            statements.add(random.statement("s" + n));
        }
        IndexedStatements.index(List.of());
        IndexedStatements.add(statements.stream().map(SearchMeaningIT::draft).toList());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
    }

    @Test
    void findsExactlyWhatALiteralReadingFits() throws QuerySyntaxException, IOException {
        RandomQueries random = new RandomQueries(RANDOM);
        List<Reading> readings =
                statements.stream().map(SearchMeaningIT::reading).toList();
        Map<String, Integer> asked = new TreeMap<>();
        int fitting = 0;
        int refused = 0;
        for (int n = 0; n < QUERIES; n++) {
            // Through its text, so that the parser is part of it.
            Query query = QueryParser.parse(QueryText.of(random.query(3)));
            count(query, asked);
            Set<String> found;
            try {
                found = found(query);
            } catch (ElasticsearchException e) {
                assertThat(TooManyClauses.in(e, query)).as(QueryText.of(query)).isPresent();
                refused++;
                continue;
            }
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < STATEMENTS; i++) {
                if (readings.get(i).holds(query)) {
                    expected.add(id(statements.get(i)));
                }
            }
            fitting += expected.size();
            if (!found.equals(expected)) {
                fail(smallest(query, found, expected));
            }
        }
        assertThat(refused).as("with too many clauses").isLessThan(QUERIES / 20);
        assertThat(asked.keySet()).as("every clause").hasSize(18);
        assertThat(asked.values()).allMatch(times -> times >= 10);
        assertThat(fitting)
                .as("neither none nor all of %s pairs", QUERIES * STATEMENTS)
                .isBetween(40_000, 200_000);
    }

    private static void count(Query query, Map<String, Integer> asked) {
        asked.merge(query.getClass().getSimpleName(), 1, Integer::sum);
        query.parts().forEach(part -> count(part, asked));
    }

    /** Takes away from the query, then from the text, as long as the two disagree. */
    private static String smallest(Query query, Set<String> found, Set<String> expected)
            throws IOException, QuerySyntaxException {
        Told told = statements.stream()
                .filter(one -> found.contains(id(one)) != expected.contains(id(one)))
                .findFirst()
                .orElseThrow();
        Query least = query;
        for (boolean again = true; again; ) {
            again = false;
            for (Query smaller : RandomQueries.smaller(least)) {
                if (disagree(smaller, told)) {
                    least = smaller;
                    again = true;
                    break;
                }
            }
        }
        Told shortest = told;
        for (boolean again = true; again; ) {
            again = false;
            for (Told shorter : shorter(shortest)) {
                IndexedStatements.add(List.of(draft(shorter)));
                if (disagree(least, shorter)) {
                    shortest = shorter;
                    again = true;
                    break;
                }
            }
        }
        Statement statement = shortest.enriched().statement();
        return "the search " + (reading(shortest).holds(least) ? "misses" : "finds, but it does not fit,")
                + "\n  query: "
                + QueryText.of(least) + "\n  title: " + statement.title() + "\n  body:  " + statement.body()
                + "\n  stems: "
                + shortest.enriched().stems() + "\n  " + statement.publishedAt() + " " + statement.country() + " "
                + shortest.enriched().entities() + " "
                + new ElasticsearchQueries(Set.of(RandomStatements.OFFICIAL)).of(least);
    }

    private static List<Told> shorter(Told told) {
        Statement statement = told.enriched().statement();
        String name = statement.corpusName() + "x";
        List<Told> shorter = new ArrayList<>();
        for (String title : withoutAWord(statement.title())) {
            if (!title.isBlank()) {
                shorter.add(RandomStatements.reworded(told, name, title, statement.body()));
            }
        }
        for (String body : withoutAWord(statement.body())) {
            shorter.add(RandomStatements.reworded(told, name, statement.title(), body));
        }
        return shorter;
    }

    private static List<String> withoutAWord(String text) {
        List<String> words = Arrays.asList(text.split(" ", -1));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < words.size() && !text.isEmpty(); i++) {
            List<String> rest = new ArrayList<>(words);
            rest.remove(i);
            texts.add(String.join(" ", rest));
        }
        return texts;
    }

    private static boolean disagree(Query query, Told told) throws IOException {
        return found(query).contains(id(told)) != reading(told).holds(query);
    }

    private static Set<String> found(Query query) throws IOException {
        SearchResponse<Void> response = client.elasticsearch()
                .search(
                        search -> search.index("statements")
                                .size(2 * STATEMENTS)
                                .source(source -> source.fetch(false))
                                .query(new ElasticsearchQueries(Set.of(RandomStatements.OFFICIAL)).of(query)),
                        Void.class);
        return response.hits().hits().stream().map(hit -> hit.id()).collect(Collectors.toSet());
    }

    private static Reading reading(Told told) {
        boolean official = told.enriched().statement().sourceId().equals(RandomStatements.OFFICIAL);
        return new Reading(told.enriched(), told.story(), official);
    }

    private static String id(Told told) {
        return told.enriched().statement().id().value();
    }

    private static Draft draft(Told told) {
        EnrichedStatement enriched = told.enriched();
        Statement statement = enriched.statement();
        Draft draft = Draft.of(String.valueOf(statement.corpusName()), statement.title(), statement.body())
                .with("language", enriched.language())
                .with("revision", statement.revision())
                .with("source", statement.sourceId().value())
                .with("countries", List.copyOf(Reading.countries(enriched)))
                .with(
                        "topics",
                        enriched.tags().stream()
                                .map(tag -> tag.topicId().value())
                                .toList());
        PublicationDate published = statement.publishedAt();
        if (published != null) {
            draft.published(published.value());
        }
        if (statement.kind() != null) {
            draft.with("kind", statement.kind());
        }
        StoryId story = told.story();
        return story == null ? draft : draft.with("story", story.value());
    }
}
