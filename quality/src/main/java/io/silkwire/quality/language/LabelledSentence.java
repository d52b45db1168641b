package io.silkwire.quality.language;

import io.silkwire.quality.Half;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sentence whose language is known.
 *
 * @param half thresholds may be chosen on those of even number, the others only tell
 */
record LabelledSentence(String language, Half half, String text) {
    private static final String FILE = "langid-dev.tsv";
    private static final int COLUMNS = 4;

    /** Reads source, language, number and text from the lines of {@code langid-dev.tsv}. */
    static List<LabelledSentence> read(Path data) throws IOException {
        List<LabelledSentence> sentences = new ArrayList<>();
        List<String> lines = Files.readAllLines(data.resolve(FILE));
        for (int i = 0; i < lines.size(); i++) {
            String[] columns = lines.get(i).split("\t", COLUMNS);
            if (columns.length != COLUMNS) {
                throw new IOException(data.resolve(FILE) + ", line " + (i + 1)
                        + ": expected source, language, number and text, found " + columns.length + " columns");
            }
            sentences.add(new LabelledSentence(columns[1], Half.of(Integer.parseInt(columns[2])), columns[3]));
        }
        return sentences;
    }

    /** As in a headline of capitals. */
    LabelledSentence inCapitals() {
        return new LabelledSentence(language, half, text.toUpperCase(Locale.ROOT));
    }

    /** Its first words, as in a headline; of Chinese, which has no spaces, twice as many characters. */
    LabelledSentence firstWords(int count) {
        if (language.equals("zh")) {
            return new LabelledSentence(language, half, text.substring(0, Math.min(text.length(), 2 * count)));
        }
        String[] words = text.split("\\s+", count + 1);
        int most = Math.min(count, words.length);
        return new LabelledSentence(
                language, half, String.join(" ", List.of(words).subList(0, most)));
    }
}
