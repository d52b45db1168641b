package io.silkwire.quality.extraction;

import io.silkwire.quality.Figure;
import io.silkwire.quality.page.Page;
import io.silkwire.quality.page.ReadabilityReading;
import java.io.IOException;
import java.util.List;

/** A system that is measured: page → plain text. */
enum TextExtractor {
    SILKWIRE(Figure.SILKWIRE) {
        @Override
        String text(Page page) {
            return String.join("\n", page.asFile().paragraphs());
        }
    },
    READABILITY4J(ReadabilityReading.NAME) {
        @Override
        String text(Page page) throws IOException {
            return page.asReadability().text();
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
    abstract String text(Page page) throws IOException;

    static List<TextExtractor> all() {
        return List.of(values());
    }
}
