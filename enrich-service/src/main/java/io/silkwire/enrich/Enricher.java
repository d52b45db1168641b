package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.entity.Mention;
import io.silkwire.enrich.language.Detection;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out about a statement all that the enricher finds out: language, tags with evidence, entities, stems. A pure function of the
 * statement and the topic definitions: the same two always give the same result.
 */
public final class Enricher {
    private Enricher() {}

    /** The statement with its language, its tags at the generation of the topics, its entities and its stems. */
    public static EnrichedStatement enrich(Statement statement, TopicSet topics) {
        Detection written = LanguageDetector.detection(statement.title(), statement.body(), statement.language());
        List<Passage> passages = Passage.of(statement.title(), statement.body());
        List<Mention> mentions = EntityFinder.find(passages, written.language());
        return new EnrichedStatement(
                statement,
                written.language(),
                topics.tag(passages, languages(written), mentions),
                new EnrichedStatement.Stems(
                        Stems.of(passages.get(0).tokens()),
                        Stems.of(passages.get(1).tokens())),
                topics.generation(),
                written.passages(),
                mentions.stream().map(mention -> mention.in(passages)).toList());
    }

    /** Of a page in several languages, terms of each are looked for. */
    private static TextLanguages languages(Detection written) {
        List<String> languages = new ArrayList<>();
        languages.add(written.language());
        written.passages().forEach(passage -> languages.add(passage.language()));
        return TextLanguages.of(languages);
    }
}
