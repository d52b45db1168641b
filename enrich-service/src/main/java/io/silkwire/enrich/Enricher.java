package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.reading.ReadText;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;

/**
 * Finds out about a statement all that the enricher finds out: language, tags with evidence, entities, stems. A pure function of the
 * statement and the topic definitions: the same two always give the same result.
 */
public final class Enricher {
    private Enricher() {}

    /** The statement with its language, its tags at the generation of the topics, its entities and its stems. */
    public static EnrichedStatement enrich(Statement statement, TopicSet topics) {
        ReadText text = ReadText.of(statement.title(), statement.body(), statement.language());
        return new EnrichedStatement(
                statement,
                text.written().language(),
                text.tags(topics),
                new EnrichedStatement.Stems(
                        Stems.of(text.passages().get(0).tokens()),
                        Stems.of(text.passages().get(1).tokens())),
                topics.generation(),
                text.written().passages(),
                text.mentions().stream()
                        .map(mention -> mention.in(text.passages()))
                        .toList());
    }
}
