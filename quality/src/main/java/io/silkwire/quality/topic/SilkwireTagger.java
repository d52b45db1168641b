package io.silkwire.quality.topic;

import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.quality.Figure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Ours. */
final class SilkwireTagger implements TopicTagger {
    private final TopicSet set;

    SilkwireTagger(List<TopicRule> rules) {
        this.set = TopicSet.compile(rules, 0);
    }

    private static TextLanguages languages(String title, String text) {
        return TextLanguages.of(LanguageDetector.detect(title, text, null));
    }

    @Override
    public String label() {
        return Figure.SILKWIRE;
    }

    @Override
    public Set<String> topics(String title, String text) {
        return set.tag(Passage.of(title, text), languages(title, text)).stream()
                .map(tag -> tag.topicId().value())
                .collect(Collectors.toSet());
    }
}
