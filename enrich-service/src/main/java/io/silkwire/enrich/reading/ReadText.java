package io.silkwire.enrich.reading;

import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.entity.Mention;
import io.silkwire.enrich.language.Detection;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.tagging.Verdict;
import io.silkwire.enrich.topic.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A title and a body, read once: the language they are written in, their words, the entities they name. All that tags texts, on the
 * wire or from a file, reads them so, and the same text gets the same tags everywhere.
 *
 * @param written language, script and passages in other languages
 * @param passages title and body with their words
 * @param mentions entities in the order of the text
 */
public record ReadText(Detection written, List<Passage> passages, List<Mention> mentions) {
    /** Copies the lists. */
    public ReadText {
        passages = List.copyOf(passages);
        mentions = List.copyOf(mentions);
    }

    /**
     * Reads a text.
     *
     * @param declared the language its publisher declares, which decides where the text leaves it open; null where none does
     */
    public static ReadText of(String title, String body, @Nullable String declared) {
        Detection written = LanguageDetector.detection(title, body, declared);
        List<Passage> passages = Passage.of(title, body);
        return new ReadText(written, passages, EntityFinder.find(passages, written.language()));
    }

    /** The topics it is about. */
    public List<Tag> tags(TopicSet topics) {
        return topics.tag(passages, languages(), mentions);
    }

    /** What each topic says to it and why. */
    public List<Verdict> explain(TopicSet topics) {
        return topics.explain(passages, languages(), mentions);
    }

    /** The terms of each topic that stand in it, whether or not the topic fires. */
    public Map<TopicId, Set<Term>> terms(TopicSet topics) {
        return topics.terms(passages, languages(), mentions);
    }

    /** Of a page in several languages, terms of each are looked for. */
    private TextLanguages languages() {
        List<String> languages = new ArrayList<>();
        languages.add(written.language());
        written.passages().forEach(passage -> languages.add(passage.language()));
        return TextLanguages.of(languages);
    }
}
