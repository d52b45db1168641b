package io.silkwire.ingest.extraction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Joins lines that are known to be one paragraph: words that were broken at a line's end are made whole, spaces repaired. */
public final class JoinedLines {
    private JoinedLines() {}

    /** One paragraph for each list of lines, in order; those without a character are left out. */
    public static List<String> of(List<List<String>> paragraphs) {
        Hyphens hyphens = new Hyphens(paragraphs.stream()
                .flatMap(List::stream)
                .map(text -> new Line(text, clean(text), 0, false))
                .filter(line -> !line.text().isEmpty())
                .toList());
        List<String> joined = new ArrayList<>();
        for (List<String> lines : paragraphs) {
            StringBuilder paragraph = new StringBuilder();
            for (String line : lines.stream().map(JoinedLines::clean).toList()) {
                if (paragraph.isEmpty()) {
                    paragraph.append(line);
                } else if (!line.isEmpty()) {
                    hyphens.append(paragraph, line);
                }
            }
            String text = Spacing.tidy(paragraph.toString());
            if (!text.isBlank()) {
                joined.add(text);
            }
        }
        return joined;
    }

    /** Whether the last sentence of this line may go on in the next. */
    public static boolean isOpen(String line) {
        return new Line(line, clean(line), 0, false).isOpen();
    }

    private static String clean(String text) {
        return Line.clean(Normalizer.normalize(text, Normalizer.Form.NFC));
    }
}
