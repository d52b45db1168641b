package io.silkwire.enrich;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Statement;
import io.silkwire.enrich.language.Detection;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.text.Stems;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out about a statement all that the enricher finds out: language, tags with evidence, stems. A pure function of the
 * statement and the topic definitions: the same two always give the same result.
 */
public final class Enricher {
    private Enricher() {}

    /** The statement with its language, its tags at the generation of the topics, and its stems. */
    public static EnrichedStatement enrich(Statement statement, TopicSet topics) {
        Detection written = LanguageDetector.detection(statement.title(), statement.body(), statement.language());
        return new EnrichedStatement(
                statement,
                written.language(),
                topics.tag(Passage.of(statement.title(), statement.body()), languages(written)),
                new EnrichedStatement.Stems(Stems.of(statement.title()), Stems.of(statement.body())),
                topics.generation(),
                written.passages());
    }

    /** Of a page in several languages, terms of each are looked for. */
    private static TextLanguages languages(Detection written) {
        List<String> languages = new ArrayList<>();
        languages.add(written.language());
        written.passages().forEach(passage -> languages.add(passage.language()));
        return TextLanguages.of(languages);
    }
}
