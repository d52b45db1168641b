package io.silkwire.quality.extraction;

import io.silkwire.ingest.extraction.body.Block;
import io.silkwire.ingest.extraction.body.BoundedHtml;
import io.silkwire.ingest.extraction.body.MainText;
import java.util.List;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;

/** A system that is measured: HTML → plain text. */
enum TextExtractor {
    SILKWIRE("silkwire") {
        @Override
        String text(String html) {
            return MainText.of(BoundedHtml.parse(html)).blocks().stream()
                    .map(Block::text)
                    .collect(Collectors.joining("\n"));
        }
    },
    READABILITY4J("Readability4J 1.0.8") {
        @Override
        String text(String html) {
            try {
                String text =
                        new Readability4J("https://page.example/", html).parse().getTextContent();
                return text == null ? "" : text;
            } catch (RuntimeException e) {
                // It throws on some pages; a page without text is what its user gets.
                return "";
            }
        }
    };

    private final String label;

    TextExtractor(String label) {
        this.label = label;
    }

    /** As figures name it. */
    String label() {
        return label;
    }

    /** Text of the page, empty where the system finds none. */
    abstract String text(String html);

    static List<TextExtractor> all() {
        return List.of(values());
    }
}
