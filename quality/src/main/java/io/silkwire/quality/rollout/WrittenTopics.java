package io.silkwire.quality.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A directory of topic definitions: those of the seeds, and as many written by lot with a fixed seed, named {@code written-0} and so on;
 * edited on request. Used by one thread.
 */
public final class WrittenTopics {
    private static final int TERMS = 20;
    private static final String[] SYLLABLES = "ka lo mi ter ban dor shu rel vi nop".split(" ", -1);

    private final Path folder;
    private final int topics;
    private final int terms;
    private final Function<Random, String> words;
    private final Random random = new Random(1);

    private WrittenTopics(Path folder, int topics, int terms, Function<Random, String> words) {
        this.folder = folder;
        this.topics = topics;
        this.terms = terms;
        this.words = words;
    }

    /** With words that stand in no text. */
    static WrittenTopics in(Path folder, Path seeds, int topics) throws IOException {
        return in(folder, seeds, topics, TERMS, WrittenTopics::word);
    }

    /**
     * Writes them.
     *
     * @param terms of each; one of them in a text is enough
     * @param words draws a term
     */
    public static WrittenTopics in(Path folder, Path seeds, int topics, int terms, Function<Random, String> words)
            throws IOException {
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
        WrittenTopics written = new WrittenTopics(folder, topics, terms, words);
        written.editAll(1);
        return written;
    }

    /** Where they are. */
    public Path folder() {
        return folder;
    }

    /** Writes another text of one of them. */
    public void editOne(int version) throws IOException {
        write(random.nextInt(topics), version);
    }

    /** Writes another text of each. */
    void editAll(int version) throws IOException {
        for (int topic = 0; topic < topics; topic++) {
            write(topic, version);
        }
    }

    private void write(int topic, int version) throws IOException {
        Set<String> drawn = new LinkedHashSet<>();
        while (drawn.size() < terms) {
            drawn.add(words.apply(random));
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
                topic, version, String.join(", ", drawn), drawn.iterator().next()));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = 0; n < 5; n++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }
}
