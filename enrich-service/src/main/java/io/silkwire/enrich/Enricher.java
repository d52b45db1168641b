package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.entity.Mention;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;
import java.util.List;

/**
 * Finds out about a statement all that the enricher finds out: language, tags with evidence, entities, stems. A pure function of the
 * statement and the topic definitions: the same two always give the same result.
 */
public final class Enricher {
    private Enricher() {}

    /** The statement with its language, its tags at the generation of the topics, its entities and its stems. */
    public static EnrichedStatement enrich(Statement statement, TopicSet topics) {
        String language = LanguageDetector.detect(statement.title(), statement.body(), statement.language());
        List<Passage> passages = Passage.of(statement.title(), statement.body());
        List<Mention> mentions = EntityFinder.find(passages, language);
        return new EnrichedStatement(
                statement,
                language,
                topics.tag(passages, TextLanguages.of(language), mentions),
                new EnrichedStatement.Stems(
                        Stems.of(passages.get(0).tokens()),
                        Stems.of(passages.get(1).tokens())),
                topics.generation(),
                mentions.stream().map(mention -> mention.in(passages)).toList());
    }
}
