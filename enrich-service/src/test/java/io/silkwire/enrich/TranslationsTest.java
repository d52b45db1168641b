package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.enrich.language.LanguageDetector;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.enrich.tagging.TextLanguages;
import io.silkwire.enrich.tagging.TopicSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One text in many languages gets the same topics: a subscriber must not have to read the language a ministry writes in. */
final class TranslationsTest {
    private static final Path FILE = Path.of("../quality/sets/topics/translations.jsonl");
    private static final TopicSet TOPICS = SeedTopics.compiled();

    /** One text: its language, the topics it is about, and what it says. */
    private record Translation(String language, TreeSet<String> topics, String text) {
        TreeSet<String> tagged() {
            var languages = TextLanguages.of(LanguageDetector.detect("", text, null));
            return TOPICS.tag(Passage.of("", text), languages).stream()
                    .map(tag -> tag.topicId().value())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        long found() {
            return topics.stream().filter(tagged()::contains).count();
        }

        long tooMany() {
            return tagged().stream().filter(topic -> !topics.contains(topic)).count();
        }
    }

    @Test
    void everyLanguageFindsNearlyAllTopicsOfTheSameText() throws IOException {
        var shares = new TreeMap<String, Double>();
        byLanguage()
                .forEach((language, texts) -> shares.put(
                        language,
                        (double) texts.stream().mapToLong(Translation::found).sum()
                                / texts.stream()
                                        .mapToLong(text -> text.topics().size())
                                        .sum()));
        assertThat(shares)
                .hasSize(14)
                .allSatisfy((language, share) -> assertThat(share).as(language).isGreaterThanOrEqualTo(0.95));
    }

    @Test
    void noLanguageTellsManyTopicsThatTheTextIsNotAbout() throws IOException {
        byLanguage()
                .forEach((language, texts) -> assertThat(
                                texts.stream().mapToLong(Translation::tooMany).sum())
                        .as("topics too many in " + language)
                        .isLessThanOrEqualTo(3));
    }

    private static Map<String, List<Translation>> byLanguage() throws IOException {
        return read().stream().collect(Collectors.groupingBy(Translation::language, TreeMap::new, Collectors.toList()));
    }

    private static List<Translation> read() throws IOException {
        var all = new ArrayList<Translation>();
        for (String line : Files.readAllLines(FILE)) {
            var document = new ObjectMapper().readTree(line);
            var topics = new TreeSet<String>();
            document.path("pos").forEach(topic -> topics.add(topic.asText()));
            all.add(new Translation(
                    document.path("lang").asText(),
                    topics,
                    document.path("text").asText()));
        }
        return all;
    }
}
