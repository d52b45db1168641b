package io.silkwire.quality.match;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.text.StopWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Statements and subscriptions written for measurements; the same in every run. */
public final class Written {
    private static final int SAMPLE = 300;
    private static final int SHORTEST_TERM = 5;

    private final WrittenStatements language;

    private Written(WrittenStatements language) {
        this.language = language;
    }

    /** With the words of this seed corpus. */
    public static Written of(Path corpus) throws IOException {
        return new Written(new WrittenStatements(corpus));
    }

    /** The statement of this number, from 0. */
    public Statement statement(int number) {
        return language.write(number, 1).getFirst().enriched().statement();
    }

    /** The same, enriched. */
    public EnrichedStatement enriched(int number) {
        return language.write(number, 1).getFirst().enriched();
    }

    /** A statement of this number with this title, enriched. */
    public EnrichedStatement enriched(int number, String title) {
        return language.titled(number, title).enriched();
    }

    /**
     * A further revision of a statement, with the words of another one.
     *
     * @param substantive whether it is more than a typing error that was put right
     */
    public Statement revised(Statement before, int number, boolean substantive) {
        Statement other = statement(number);
        return new Statement(
                before.id(),
                before.revision() + 1,
                before.sourceId(),
                before.url(),
                before.corpusName(),
                other.title(),
                other.body(),
                before.language(),
                before.publisher(),
                other.country(),
                other.kind(),
                before.publishedAt(),
                before.modifiedAt(),
                other.contentHash(),
                other.fetchedAt(),
                before.page(),
                before.archive(),
                new Change(Change.Kind.EDITED, substantive, List.of("title", "body"), List.of(), null));
    }

    /** An English word by lot that may stand alone as the term of a topic. */
    public String word(Random random) {
        String word;
        do {
            word = WrittenStatements.telling(
                    language.words(false),
                    language.subjects(false).get(random.nextInt(WrittenStatements.SUBJECTS)),
                    random);
        } while (word.length() < SHORTEST_TERM || StopWords.has("en", word));
        return word;
    }

    /** Subscriptions that each follow one of fifty sources, so that a statement fits one in many. */
    public List<Subscription> narrowSubscriptions(int count) {
        WrittenSubscriptions written = new WrittenSubscriptions(language, language.write(0, SAMPLE));
        List<Subscription> wide = written.write(count);
        return IntStream.range(0, count)
                .mapToObj(i -> narrow(wide.get(i), i % WrittenStatements.SOURCES))
                .toList();
    }

    /** Queries that a few in a hundred statements fit: a country and a kind, or any of some words. */
    public List<String> broadQueries(int count) {
        WrittenSubscriptions written = new WrittenSubscriptions(language, language.write(0, SAMPLE));
        return IntStream.range(0, count).mapToObj(written::broadQuery).toList();
    }

    private static Subscription narrow(Subscription wide, int source) {
        return new Subscription(
                wide.id(),
                wide.version(),
                wide.name(),
                wide.topics(),
                "source:source-" + source + " (" + wide.query() + ")",
                wide.languages(),
                wide.webhook(),
                wide.state(),
                wide.origin(),
                wide.updatedAt());
    }
}
