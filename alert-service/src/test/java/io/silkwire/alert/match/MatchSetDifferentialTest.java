package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Subscription;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compiled set against an evaluator that reads the definition of each clause literally. */
class MatchSetDifferentialTest {
    private static final String[] WORDS = {
        "water",
        "waters",
        "Вода",
        "воды",
        "сила",
        "force",
        "state",
        "states",
        "market",
        "law",
        "peace",
        "граница",
        "counter-terrorism"
    };
    private static final String[] TOPICS = {"water", "border", "trade"};
    private static final String[] LANGUAGES = {"ru", "en", "uz-Cyrl"};

    private final Random random = new Random(20261122);

    @Test
    void matchesExactlyWhatALiteralReadingMatches() throws QuerySyntaxException {
        int found = 0;
        for (int round = 0; round < 20; round++) {
            List<Subscription> subscriptions = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                subscriptions.add(Statements.asking("s" + i, query(3)));
            }
            MatchSets sets = new MatchSets();
            sets.onSubscriptions(subscriptions);
            for (int i = 0; i < 20; i++) {
                found += compare(sets.current(), subscriptions, statement());
            }
        }
        assertThat(found).isBetween(10_000, 110_000);
    }

    private static int compare(MatchSet set, List<Subscription> subscriptions, EnrichedStatement statement)
            throws QuerySyntaxException {
        Set<String> expected = new HashSet<>();
        for (Subscription subscription : subscriptions) {
            String query = String.valueOf(subscription.query());
            if (holds(QueryParser.parse(query), statement)) {
                expected.add(subscription.id().value());
            }
        }
        Set<String> actual = new HashSet<>();
        for (Match match : set.match(statement)) {
            actual.add(match.subscription().id().value());
            match.because().forEach(span -> assertStands(span, statement));
        }
        assertThat(actual).isEqualTo(expected);
        return expected.size();
    }

    private static void assertStands(Evidence span, EnrichedStatement statement) {
        String text = span.field() == Evidence.Field.TITLE
                ? statement.statement().title()
                : statement.statement().body();
        assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
    }

    private static boolean holds(Query query, EnrichedStatement statement) {
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(part -> holds(part, statement));
            case Query.Or or -> or.parts().stream().anyMatch(part -> holds(part, statement));
            case Query.Not not -> !holds(not.part(), statement);
            case Query.Word word -> stands(word.stems(), statement);
            case Query.Phrase phrase -> stands(phrase.stems(), statement);
            case Query.Topic topic ->
                statement.tags().stream().anyMatch(tag -> tag.topicId().equals(topic.id()));
            case Query.Language language -> language.takes(statement.language());
        };
    }

    private static boolean stands(List<Set<String>> run, EnrichedStatement statement) {
        return standsIn(run, Stems.split(statement.stems().title()))
                || standsIn(run, Stems.split(statement.stems().body()));
    }

    private static boolean standsIn(List<Set<String>> run, List<List<String>> words) {
        for (int start = 0; start + run.size() <= words.size(); start++) {
            boolean all = true;
            for (int i = 0; i < run.size(); i++) {
                all &= words.get(start + i).stream().anyMatch(run.get(i)::contains);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private EnrichedStatement statement() {
        StringBuilder body = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
            body.append(pick(WORDS)).append(random.nextInt(4) == 0 ? ". " : " ");
        }
        return random.nextBoolean()
                ? Statements.of(pick(WORDS) + " " + pick(WORDS), body.toString(), pick(LANGUAGES), pick(TOPICS))
                : Statements.of(pick(WORDS), body.toString(), pick(LANGUAGES));
    }

    private String query(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0, 1 -> pick(WORDS);
            case 2 -> "\"" + pick(WORDS) + " " + pick(WORDS) + "\"";
            case 3 -> "topic:" + pick(TOPICS);
            case 4 -> "lang:" + pick(LANGUAGES);
            case 5, 6 -> "(" + query(depth - 1) + " " + query(depth - 1) + ")";
            case 7 -> "(" + query(depth - 1) + " OR " + query(depth - 1) + ")";
            default -> "NOT " + query(depth - 1);
        };
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
