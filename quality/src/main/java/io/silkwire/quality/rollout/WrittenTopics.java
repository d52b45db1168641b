package io.silkwire.quality.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A directory of topic definitions: those of the seeds, and as many written by lot with a fixed seed; edited on request. */
final class WrittenTopics {
    private static final int TERMS = 20;
    private static final String[] SYLLABLES = "ka lo mi ter ban dor shu rel vi nop".split(" ", -1);

    private final Path folder;
    private final int topics;
    private final Random random = new Random(1);

    private WrittenTopics(Path folder, int topics) {
        this.folder = folder;
        this.topics = topics;
    }

    static WrittenTopics in(Path folder, Path seeds, int topics) throws IOException {
        try (Stream<Path> files = Files.walk(seeds)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(seeds.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        WrittenTopics written = new WrittenTopics(folder, topics);
        written.editAll(1);
        return written;
    }

    Path folder() {
        return folder;
    }

    /** Writes another text of one of them. */
    void editOne(int version) throws IOException {
        write(random.nextInt(topics), version);
    }

    /** Writes another text of each. */
    void editAll(int version) throws IOException {
        for (int topic = 0; topic < topics; topic++) {
            write(topic, version);
        }
    }

    private void write(int topic, int version) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < TERMS) {
            words.add(word());
        }
        Files.writeString(folder.resolve("written-" + topic + ".yaml"), """
                topic: written-%d
                version: %d
                groups:
                  g: { weight: 20, en: [%s] }
                tests:
                  - { lang: en, text: "%s", expect: true }
                  - { lang: en, text: "desert", expect: false }
                """.formatted(
                topic, version, String.join(", ", words), words.iterator().next()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
