package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;

/**
 * Finds out about a statement all that the enricher finds out: language, tags with evidence, stems. A pure function of the
 * statement and the topic definitions: the same two always give the same result.
 */
public final class Enricher {
    private Enricher() {}

    /** The statement with its language, its tags at the generation of the topics, and its stems. */
    public static EnrichedStatement enrich(Statement statement, TopicSet topics) {
        String language = LanguageDetector.detect(statement.title(), statement.body(), statement.language());
        return new EnrichedStatement(
                statement,
                language,
                topics.tag(Passage.of(statement.title(), statement.body()), TextLanguages.of(language)),
                new EnrichedStatement.Stems(Stems.of(statement.title()), Stems.of(statement.body())),
                topics.generation());
    }
}
