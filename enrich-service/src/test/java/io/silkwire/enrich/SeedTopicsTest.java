package io.silkwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Tag;
import io.silkwire.enrich.lint.FolderCheck;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SeedTopicsTest {
    private static final TopicSet TOPICS = SeedTopics.compiled();

    static List<Path> definitions() {
        return SeedTopics.files();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void eachDefinitionKeepsItsOwnPromises(Path file) {
        TopicRule rule = SeedTopics.rule(file);
        assertThat(TopicSet.failedTests(rule)).isEmpty();
        assertThat(file).hasFileName(rule.id() + ".yaml");
        assertThat(rule.labels()).containsKeys("en", "ru");
    }

    @Test
    void theSeedsCanBeAppliedAsTheyAre() {
        assertThat(FolderCheck.problems(TopicFolder.read(SeedTopics.DIRECTORY))).isEmpty();
    }

    @Test
    void theFirstSetIsComplete() {
        assertThat(TOPICS.topicIds().stream().map(Object::toString))
                .contains(
                        "afghanistan",
                        "border",
                        "climate",
                        "counter-terrorism",
                        "drugs",
                        "energy",
                        "nuclear",
                        "trade",
                        "transport",
                        "water");
    }

    @ParameterizedTest
    @CsvSource({
        "samarkand-communique.txt, en, counter-terrorism water afghanistan drugs nuclear, climate",
        "un-cooperation-article.txt, en, counter-terrorism afghanistan drugs nuclear, health",
        "un-conference-note.ru.txt, ru, afghanistan transport, counter-terrorism drugs nuclear climate",
        "dushanbe-summit-article.txt, en, energy transport climate trade border afghanistan water, drugs nuclear",
        "ct-briefing.txt, en, counter-terrorism, water climate drugs nuclear trade energy"
    })
    void theSeedCorpusGetsItsTopics(String name, String language, String expected, String unwanted) throws IOException {
        EnrichedStatement enriched = Enricher.enrich(statement(name), TOPICS);
        List<String> tags =
                enriched.tags().stream().map(tag -> tag.topicId().value()).toList();
        assertThat(enriched.language()).isEqualTo(language);
        assertThat(tags).contains(expected.split(" ", -1));
        assertThat(tags).doesNotContain(unwanted.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyTagIsProvenByWordsThatStandInTheStatement(String name) throws IOException {
        Statement statement = statement(name);
        EnrichedStatement enriched = Enricher.enrich(statement, TOPICS);
        for (Tag tag : enriched.tags()) {
            assertThat(tag.evidence()).isNotEmpty();
            for (Evidence evidence : tag.evidence()) {
                String text = evidence.field() == Evidence.Field.TITLE ? statement.title() : statement.body();
                assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
            }
        }
        assertThat(enriched.stems().body().split(" ", -1))
                .hasSize(Tokenizer.tokenize(statement.body()).size());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theSameStatementAlwaysGetsTheSameTags(String name) throws IOException {
        Statement statement = statement(name);
        assertThat(Enricher.enrich(statement, SeedTopics.compiled())).isEqualTo(Enricher.enrich(statement, TOPICS));
    }

    static List<String> corpus() {
        return List.of(
                "samarkand-communique.txt",
                "un-cooperation-article.txt",
                "un-conference-note.ru.txt",
                "dushanbe-summit-article.txt",
                "ct-briefing.txt");
    }

    /** The raw file with hard line breaks joined: what extraction makes of it is the business of the ingest service. */
    private static Statement statement(String name) throws IOException {
        String raw = Files.readString(SeedTopics.SEEDS.resolve("corpus").resolve(name));
        String body = Arrays.stream(raw.split("\\R\\s*\\R", -1))
                .map(paragraph -> paragraph.strip().replaceAll("\\s*\\R\\s*", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
        SourceId source = new SourceId("seed-corpus");
        return new Statement(
                StatementId.ofCorpusName(source, name),
                1,
                source,
                null,
                name,
                "",
                body,
                null,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of("", List.of(body)),
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
