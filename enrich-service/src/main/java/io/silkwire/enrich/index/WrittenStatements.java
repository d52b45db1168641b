package io.silkwire.enrich.index;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.Stems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Statements of made-up words for measurements: some 300 words each, frequent and rare ones as in a language. */
final class WrittenStatements {
    private static final int VOCABULARY = 30_000;
    private static final int WORDS = 300;
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "uz", "ky", "tg");
    private static final List<String> COUNTRIES = List.of("KZ", "UZ", "KG", "TJ", "TM", "AF");
    private static final List<String> TOPICS = List.of("water", "energy", "trade", "borders", "health", "climate");

    private final Random random;
    private final Clock clock;

    WrittenStatements(long seed, Clock clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    /** A word of this rank, the same in every run. */
    static String word(int rank) {
        StringBuilder word = new StringBuilder();
        long left = rank * 2_654_435_761L & 0xffffffffL;
        for (int i = 0; i < 3 + rank % 5; i++) {
            word.append((char) ('b' + left % 11 * 2 % 23)).append("aeiou".charAt((int) (left / 11 % 5)));
            left = left / 7 + rank;
        }
        return word.toString();
    }

    /** The next statement, its first revision. */
    EnrichedStatement next(int number) {
        String title = words(8);
        String body = words(WORDS);
        Instant now = clock.instant();
        Statement statement = new Statement(
                StatementId.ofCanonicalUrl("https://bench.example/" + number),
                1,
                new SourceId("source-" + number % 40),
                "https://bench.example/" + number,
                null,
                title,
                body,
                null,
                "Publisher " + number % 40,
                pick(COUNTRIES),
                "statement",
                PublicationDate.at(now.minus(Duration.ofMinutes(random.nextInt(500_000)))),
                null,
                ContentHash.of(title, List.of(body)),
                now,
                null,
                null,
                null);
        Evidence span = new Evidence(Evidence.Field.BODY, 0, 4, body.substring(0, 4), body.substring(0, 4), "word", 12);
        return new EnrichedStatement(
                statement,
                pick(LANGUAGES),
                List.of(new Tag(new TopicId(pick(TOPICS)), 12, 10, 0.6, 1, List.of(span))),
                new EnrichedStatement.Stems(Stems.of(title), Stems.of(body)),
                1);
    }

    /** A word by its frequency: the rank follows Zipf's law nearly. */
    String frequentWord() {
        return word((int) Math.pow(VOCABULARY, random.nextDouble()));
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder(frequentWord()).append("words");
        for (int i = 1; i < count; i++) {
            text.append(i % 12 == 0 ? ". " : " ").append(frequentWord());
        }
        return text.toString();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
