package io.silkwire.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.Reading;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Subscription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compiled set against the literal reading of each clause. */
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
        Reading reading = new Reading(statement, null, false);
        Set<String> expected = new HashSet<>();
        for (Subscription subscription : subscriptions) {
            String query = String.valueOf(subscription.query());
            if (reading.holds(QueryParser.parse(query))) {
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
