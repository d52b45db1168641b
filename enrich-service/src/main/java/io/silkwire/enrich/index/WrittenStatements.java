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
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Statements for measurements, in six languages of two scripts: some 300 words each, frequent and rare ones as in a language. Most
 * words are made up; every tenth is a real one of the language ({@link #WORDS_OF}), so that people's words can be looked for.
 */
final class WrittenStatements {
    private static final int VOCABULARY = 30_000;
    private static final int WORDS = 300;
    private static final int REAL_EVERY = 10;

    /** Frequent ones first. */
    static final Map<String, List<String>> WORDS_OF = Map.of(
            "en", List.of("cooperation", "water", "security", "conference", "trade", "terrorism", "border", "climate"),
            "ru", List.of("сотрудничества", "вода", "безопасность", "конференции", "торговля", "граница", "климат"),
            "kk", List.of("ынтымақтастық", "қауіпсіздік", "судың", "шекарада", "сауда", "климаттың"),
            "uz", List.of("hamkorlik", "xavfsizlik", "suvlar", "chegarada", "savdo", "iqlimning"),
            "ky", List.of("кызматташуу", "коопсуздук", "суунун", "чек", "соода", "климат"),
            "tg", List.of("ҳамкорӣ", "амният", "обҳои", "сарҳад", "савдо", "иқлим"));

    private static final List<String> LANGUAGES = List.of("en", "ru", "kk", "uz", "ky", "tg");
    private static final Set<String> LATIN = Set.of("en", "uz");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String CYRILLIC = "абцдефгхижклмнопкрстувшюйз";
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
        String language = pick(LANGUAGES);
        String title = words(8, language);
        String body = words(WORDS, language);
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
                language,
                List.of(new Tag(new TopicId(pick(TOPICS)), 12, 10, 0.6, 1, List.of(span))),
                new EnrichedStatement.Stems(Stems.of(title), Stems.of(body)),
                1);
    }

    /** A word by its frequency: the rank follows Zipf's law nearly. */
    String frequentWord() {
        return word((int) Math.pow(VOCABULARY, random.nextDouble()));
    }

    private String words(int count, String language) {
        StringBuilder text = new StringBuilder(frequentWord()).append("words");
        for (int i = 1; i < count; i++) {
            text.append(i % 12 == 0 ? ". " : " ").append(i % REAL_EVERY == 0 ? real(language) : written(language));
        }
        return text.toString();
    }

    private String real(String language) {
        List<String> words = WORDS_OF.getOrDefault(language, List.of());
        return words.get((int) (words.size() * random.nextDouble() * random.nextDouble()));
    }

    private String written(String language) {
        String word = frequentWord();
        if (LATIN.contains(language)) {
            return word;
        }
        StringBuilder cyrillic = new StringBuilder(word.length());
        word.chars().forEach(letter -> cyrillic.append(CYRILLIC.charAt(LETTERS.indexOf(letter))));
        return cyrillic.toString();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
