package io.silkwire.quality.language;

import io.silkwire.enrich.language.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What one class of the model is learned from: a line of {@code languages.txt}.
 *
 * @param language code, {@code und} for all others of the script
 * @param tokens names of Tika's lists
 * @param words names of Tesseract's lists
 * @param declarations names of translations of the UDHR
 * @param change how letters are changed, empty for not at all
 */
record Lesson(
        String language,
        Script script,
        List<String> tokens,
        List<String> words,
        List<String> declarations,
        String change) {
    /** All lessons, those of one script beside each other. */
    static List<Lesson> all() throws IOException {
        InputStream in = Objects.requireNonNull(Lesson.class.getResourceAsStream("languages.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Lesson::parse)
                    .collect(Collectors.toUnmodifiableList());
        }
    }

    private static Lesson parse(String line) {
        String[] columns = line.split("\\|", -1);
        return new Lesson(
                columns[0].strip(),
                Script.valueOf(columns[1].strip()),
                names(columns[2]),
                names(columns[3]),
                names(columns[4]),
                columns[5].strip());
    }

    private static List<String> names(String column) {
        return Arrays.stream(column.strip().split("\\s+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
