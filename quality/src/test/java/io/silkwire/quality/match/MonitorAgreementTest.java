package io.silkwire.quality.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lucene Monitor as an oracle for the operators that it has too, and the written subscriptions of the measurement. */
class MonitorAgreementTest {
    private static final Path CORPUS = Path.of("..", "seeds", "corpus");
    private static final Instant TIME = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void theEngineFindsWhatLuceneMonitorFinds() throws IOException, QuerySyntaxException {
        WrittenStatements language = new WrittenStatements(CORPUS);
        List<Incoming> sample = language.write(0, 60);
        List<Subscription> written = new ArrayList<>(new WrittenSubscriptions(language, sample).write(1_000));
        Random random = new Random(20261127);
        for (int i = 0; i < 1_000; i++) {
            written.add(subscription("r" + i, query(language, random, 3)));
        }
        long found = 0;
        try (EngineMatcher engine = EngineMatcher.of(written, sample);
                MonitorMatcher monitor = MonitorMatcher.withFrequencies(written, sample)) {
            for (Incoming incoming : language.write(1_000, 60)) {
                assertThat(engine.matching(incoming)).isEqualTo(monitor.matching(incoming));
                found += engine.matching(incoming).size();
            }
        }
        assertThat(found).isBetween(1_000L, 100_000L);
    }

    private static Subscription subscription(String id, String query) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                id,
                List.of(),
                query,
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "api",
                TIME);
    }

    private static String query(WrittenStatements language, Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 12)) {
            case 0, 1, 2 -> word(language, random);
            case 3 -> "\"" + word(language, random) + " " + word(language, random) + "\"";
            case 4 -> word(language, random).substring(0, 3) + "*";
            case 5 -> random.nextBoolean() ? "changed:true" : "official:false";
            case 6 -> "lang:" + (random.nextBoolean() ? "ru" : "en");
            case 7 -> "in:title (" + word(language, random) + ")";
            case 8, 9 -> "(" + query(language, random, depth - 1) + " " + query(language, random, depth - 1) + ")";
            case 10 -> "(" + query(language, random, depth - 1) + " OR " + query(language, random, depth - 1) + ")";
            default -> "NOT (" + query(language, random, depth - 1) + ")";
        };
    }

    /** Mostly a frequent one, at least three letters long. */
    private static String word(WrittenStatements language, Random random) {
        String word;
        do {
            word = language.words(random.nextBoolean()).draw(random);
        } while (word.length() < 3);
        return word;
    }
}
