package io.silkwire.quality.match;

import io.silkwire.alert.match.engine.Incoming;
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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes statements of about 3 000 characters, English and Russian, each on one to three of some hundred subjects whose words come again
 * and again in it. The same in every run.
 */
final class WrittenStatements {
    static final List<String> TOPICS =
            List.of("water", "trade", "border", "energy", "health", "climate", "transport", "migration", "drugs");
    static final List<String> COUNTRIES = List.of("KZ", "UZ", "KG", "TJ", "TM", "AF");
    static final List<String> KINDS = List.of("communique", "article", "speech");
    static final int SOURCES = 50;
    static final int SUBJECTS = 200;

    private static final int CHARACTERS = 3_000;
    private static final int SUBJECT_WORDS = 15;
    /** Words behind so many most frequent ones say something. */
    private static final int FUNCTION_WORDS = 120;

    private static final double ON_SUBJECT = 0.12;
    private static final double RUSSIAN = 0.4;
    private static final Instant DAY = Instant.parse("2026-11-27T00:00:00Z");

    private final Vocabulary english;
    private final Vocabulary russian;
    private final List<List<String>> englishSubjects = new ArrayList<>();
    private final List<List<String>> russianSubjects = new ArrayList<>();

    WrittenStatements(Path corpus) throws IOException {
        this.english = Vocabulary.english(corpus);
        this.russian = Vocabulary.russian(corpus);
        Random random = new Random(1);
        for (int i = 0; i < SUBJECTS; i++) {
            englishSubjects.add(subject(english, random));
            russianSubjects.add(subject(russian, random));
        }
    }

    private static List<String> subject(Vocabulary words, Random random) {
        List<String> subject = new ArrayList<>();
        for (int i = 0; i < SUBJECT_WORDS; i++) {
            subject.add(words.drawBehind(FUNCTION_WORDS, random));
        }
        return subject;
    }

    /** The words of a language, and those of each of its subjects. */
    Vocabulary words(boolean inRussian) {
        return inRussian ? russian : english;
    }

    List<List<String>> subjects(boolean inRussian) {
        return inRussian ? russianSubjects : englishSubjects;
    }

    static boolean inRussian(Random random) {
        return random.nextDouble() < RUSSIAN;
    }

    /** A word that says something, of this subject or of any. */
    static String telling(Vocabulary words, List<String> subject, Random random) {
        return random.nextBoolean()
                ? subject.get(random.nextInt(subject.size()))
                : words.drawBehind(FUNCTION_WORDS, random);
    }

    /** So many statements, beginning with this number. */
    List<Incoming> write(int from, int count) {
        List<Incoming> written = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            written.add(statement(i, new Random(7_919L * i)));
        }
        return written;
    }

    private Incoming statement(int number, Random random) {
        boolean inRussian = inRussian(random);
        Vocabulary words = words(inRussian);
        List<String> subject = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            subject.addAll(subjects(inRussian).get(random.nextInt(SUBJECTS)));
        }
        String title = sentence(words, subject, 7, random);
        StringBuilder body = new StringBuilder();
        while (body.length() < CHARACTERS) {
            body.append(sentence(words, subject, 8 + random.nextInt(12), random))
                    .append(random.nextInt(5) == 0 ? ".\n\n" : ". ");
        }
        return incoming(number, title, body.toString().strip(), inRussian ? "ru" : "en", random);
    }

    /** The statement of this number with another title. */
    Incoming titled(int number, String title) {
        Random random = new Random(7_919L * number);
        return incoming(number, title, sentence(english, englishSubjects.getFirst(), 400, random), "en", random);
    }

    private static String sentence(Vocabulary words, List<String> subject, int length, Random random) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean onSubject = random.nextDouble() < ON_SUBJECT;
            String word = onSubject ? subject.get(random.nextInt(subject.size())) : words.draw(random);
            sentence.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : " " + word);
        }
        return sentence.toString();
    }

    private static Incoming incoming(int number, String title, String body, String language, Random random) {
        SourceId source = new SourceId("source-" + random.nextInt(SOURCES));
        Instant time = DAY.plusSeconds(number);
        Statement statement = new Statement(
                StatementId.ofCorpusName(source, "written-" + number),
                random.nextInt(5) == 0 ? 2 : 1,
                source,
                null,
                "written-" + number,
                title,
                body,
                null,
                null,
                COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                KINDS.get(random.nextInt(KINDS.size())),
                PublicationDate.at(time),
                null,
                ContentHash.of(title, List.of(body)),
                time,
                null,
                null,
                null);
        EnrichedStatement.Stems stems = new EnrichedStatement.Stems(Stems.of(title), Stems.of(body));
        return new Incoming(
                new EnrichedStatement(statement, language, tags(title, random), stems, 1), null, random.nextBoolean());
    }

    private static List<Tag> tags(String title, Random random) {
        List<Tag> tags = new ArrayList<>();
        for (String topic : TOPICS) {
            if (random.nextInt(6) == 0) {
                Evidence evidence =
                        new Evidence(Evidence.Field.TITLE, 0, 1, title.substring(0, 1), topic, "lemma:en", 1);
                tags.add(new Tag(new TopicId(topic), 2, 1, 0.7, 1, List.of(evidence)));
            }
        }
        return tags;
    }
}
