package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.MatchSets;
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
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A query finds, through a real Elasticsearch and through the matcher, the statements that it fits when read literally. */
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
        Set<String> ids = statements.stream().map(SearchMeaningIT::id).collect(Collectors.toSet());
        Map<String, Integer> asked = new TreeMap<>();
        Map<String, Set<String>> subscribed = new LinkedHashMap<>();
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
            found.retainAll(ids);
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < STATEMENTS; i++) {
                if (readings.get(i).holds(query)) {
                    expected.add(id(statements.get(i)));
                }
            }
            fitting += expected.size();
            if (isForSubscriptions(query)) {
                subscribed.put(QueryText.of(query), expected);
            }
            if (!found.equals(expected)) {
                fail(smallest(query, found, expected));
            }
        }
        assertThat(subscribed.size()).isGreaterThan(QUERIES / 2);
        assertThat(matched(subscribed.keySet())).isEqualTo(subscribed);
        assertThat(refused).as("with too many clauses").isLessThan(QUERIES / 20);
        assertThat(asked.keySet()).as("every clause").hasSize(18);
        assertThat(asked.values()).allMatch(times -> times >= 10);
        assertThat(fitting)
                .as("neither none nor all of %s pairs", QUERIES * STATEMENTS)
                .isBetween(40_000, 200_000);
    }

    private static boolean isForSubscriptions(Query query) {
        try {
            SubscriptionQuery.parse(QueryText.of(query));
            return true;
        } catch (QuerySyntaxException e) {
            return false;
        }
    }

    /** What the matcher finds: for each query the ids of its statements. */
    private static Map<String, Set<String>> matched(Set<String> queries) {
        Map<String, Set<String>> matched = new LinkedHashMap<>();
        List<Subscription> subscriptions = new ArrayList<>();
        for (String query : queries) {
            matched.put(query, new HashSet<>());
            subscriptions.add(new Subscription(
                    new SubscriptionId("q" + subscriptions.size()),
                    1,
                    "Query",
                    List.of(),
                    query,
                    List.of(),
                    null,
                    Subscription.State.ACTIVE,
                    "test",
                    Instant.parse("2026-11-22T12:00:00Z")));
        }
        try (MatchSets sets = new MatchSets()) {
            sets.onSubscriptions(subscriptions, Set.of());
            for (Told told : statements) {
                boolean official = told.enriched().statement().sourceId().equals(RandomStatements.OFFICIAL);
                sets.current()
                        .match(new Incoming(told.enriched(), told.story(), official))
                        .forEach(match -> Objects.requireNonNull(
                                        matched.get(match.subscription().query()))
                                .add(id(told)));
            }
        }
        return matched;
    }

    /** The table of the inflection measurement: every case of 75 words of the field. */
    @Test
    void findsEveryFormOfARussianWord() throws IOException, QuerySyntaxException {
        Map<String, List<String>> table = forms(Path.of("..", "quality", "sets", "inflection", "ru.txt"));
        List<Draft> drafts = new ArrayList<>();
        table.forEach((lemma, forms) -> forms.forEach(
                form -> drafts.add(Draft.of(lemma + " " + form, "Заявление", "Стороны назвали сегодня «" + form + "».")
                        .with("language", "ru"))));
        IndexedStatements.add(drafts);

        int found = 0;
        List<String> missed = new ArrayList<>();
        for (Map.Entry<String, List<String>> word : table.entrySet()) {
            Set<String> ids = found(QueryParser.parse(word.getKey()));
            for (String form : word.getValue()) {
                boolean there =
                        ids.contains(Draft.idOf(word.getKey() + " " + form).value());
                found += there ? 1 : 0;
                missed.addAll(there ? List.of() : List.of(form));
            }
        }
        assertThat(missed).as("of %s forms", drafts.size()).hasSizeLessThanOrEqualTo(drafts.size() / 100);
        assertThat(found).isGreaterThan(600);
        assertThat(missed).noneMatch(form -> form.startsWith("афганистан"));
    }

    /** {@code lemma = beginning| endings ; …}, a hyphen for no ending. */
    private static Map<String, List<String>> forms(Path table) throws IOException {
        Map<String, List<String>> forms = new TreeMap<>();
        for (String line : Files.readAllLines(table)) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                List<String> all =
                        forms.computeIfAbsent(line.substring(0, equals).strip(), any -> new ArrayList<>());
                for (String group : line.substring(equals + 1).split(";", -1)) {
                    String[] parts = group.strip().split("\\|\\s*", -1);
                    for (String ending : parts[1].strip().split("\\s+", -1)) {
                        all.add(parts[0] + (ending.equals("-") ? "" : ending));
                    }
                }
            }
        }
        return forms;
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
                                .size(5_000)
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
        return Draft.of(told.enriched(), told.story());
    }
}
