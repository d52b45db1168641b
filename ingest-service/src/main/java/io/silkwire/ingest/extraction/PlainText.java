package io.silkwire.ingest.extraction;

import java.text.Normalizer;
import java.util.List;

/**
 * Turns the characters of a text file into title and paragraphs: drops what is {@linkplain Chrome chrome of a site}, finds the
 * {@linkplain Paragraphs paragraphs} that hard line breaks hide, undoes hyphenation at line ends and repairs {@linkplain Spacing
 * spaces}. Evidence is taken from the whole text, never from a name or a phrase of one file; no word is lost but those of the
 * lines named as dropped.
 */
final class PlainText {
    private PlainText() {}

    /** The text; its title is its first paragraph or the start of it. */
    static ExtractedText read(String characters) {
        boolean normal = Normalizer.isNormalized(characters, Normalizer.Form.NFC);
        Chrome.Stripped stripped =
                Chrome.strip(Line.split(normal ? characters : Normalizer.normalize(characters, Normalizer.Form.NFC)));
        List<String> paragraphs = Paragraphs.of(stripped.kept()).stream()
                .map(Spacing::tidy)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return new ExtractedText(Headline.of(paragraphs), paragraphs, stripped.dropped(), null, null, null, null);
    }
}
