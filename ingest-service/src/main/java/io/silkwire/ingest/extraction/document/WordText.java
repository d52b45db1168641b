package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .docx (ECMA-376) as a stream, part by part: a tree of it takes fifty times its size and more. Headers, footers and notes are
 * other parts and stay out. For its limits see {@link ZipParts}.
 */
final class WordText {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> styles = new HashMap<>();
    private @Nullable WordBody body;

    private WordText() {}

    static DocumentReading read(Payload bytes) throws IOException {
        WordText text = new WordText();
        try {
            ZipParts.read(bytes, text::readPart);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof LimitExceeded limit) {
                throw limit;
            }
            return DocumentText.unreadable(e);
        }
        WordBody body = text.body;
        return body == null
                ? new Refused(Reason.UNREADABLE_DOCUMENT, "no word/document.xml in it")
                : text.reading(body.paragraphs());
    }

    private DocumentReading reading(List<WordBody.Paragraph> paragraphs) {
        String styled = paragraphs.stream()
                .filter(paragraph -> isTitle(paragraph.style()))
                .map(WordBody.Paragraph::text)
                .findFirst()
                .orElse("");
        return new Read(
                styled.isEmpty() ? Properties.title(properties.get("title")) : styled,
                paragraphs.stream().map(WordBody.Paragraph::text).toList(),
                Properties.author(properties.get("creator")),
                date(properties.get("created")),
                date(properties.get("modified")),
                false);
    }

    /** Built-in styles have one name in every language (ECMA-376, part 1, 17.7.4.9); their ids differ. */
    private boolean isTitle(String style) {
        String name = styles.getOrDefault(style, style);
        return name.equalsIgnoreCase("title")
                || name.equalsIgnoreCase("heading 1")
                || name.equalsIgnoreCase("heading1");
    }

    private static @Nullable PublicationDate date(@Nullable String text) {
        try {
            return text == null ? null : new PublicationDate(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void readPart(String name, InputStream part) throws XMLStreamException {
        switch (name) {
            case "word/document.xml" -> body = WordBody.read(ZipParts.xml(part));
            case "word/styles.xml" -> readStyles(ZipParts.xml(part));
            case "docProps/core.xml" -> readProperties(ZipParts.xml(part));
            default -> {}
        }
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException {
        String id = "";
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("style")) {
                    id = WordBody.attribute(xml, "styleId");
                } else if (xml.getLocalName().equals("name")) {
                    styles.putIfAbsent(id, WordBody.attribute(xml, "val"));
                }
            }
        }
    }

    private void readProperties(XMLStreamReader xml) throws XMLStreamException {
        String name = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> name = xml.getLocalName();
                case XMLStreamReader.CHARACTERS -> {
                    if (properties.getOrDefault(name, "").length() < 1_000) {
                        properties.merge(name, xml.getText(), String::concat);
                    }
                }
                case XMLStreamReader.END_ELEMENT -> name = "";
                default -> {}
            }
        }
    }
}
