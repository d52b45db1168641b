package io.silkwire.enrich;

import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicReading;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.enrich.topic.TopicYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The topic definitions that seed a fresh installation. */
final class SeedTopics {
    static final Path SEEDS = Path.of("..", "seeds");
    static final Path DIRECTORY = SEEDS.resolve("topics");

    private SeedTopics() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TopicRule rule(Path file) {
        try {
            return switch (TopicYaml.parse(String.valueOf(file.getFileName()), Files.readString(file))) {
                case TopicReading.Read(TopicRule rule) -> rule;
                case TopicReading.Refused refused -> throw new AssertionError(refused.message());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TopicSet compiled() {
        return TopicSet.compile(files().stream().map(SeedTopics::rule).toList(), 1);
    }
}
