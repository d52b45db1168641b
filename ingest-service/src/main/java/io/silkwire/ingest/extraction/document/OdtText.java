package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .odt (OASIS OpenDocument 1.3, part 3) as a stream: paragraphs, headings, lists and rows of tables in their order. Headers
 * and footers are in another part; notes, annotations, deleted text and indexes stay out. For its limits see {@link ZipParts}.
 */
final class OdtText {
    /** JDK 24 and newer end at 100 by themselves. */
    private static final int MOST_DEPTH = 90;

    private static final int MOST_INFO = 1_000;
    private static final Set<String> SKIPPED = Set.of(
            "note",
            "annotation",
            "tracked-changes",
            "table-of-content",
            "alphabetical-index",
            "bibliography",
            "automatic-styles",
            "forms",
            "sequence-decls",
            "variable-decls");

    private final Map<String, String> properties = new HashMap<>();
    private final ParagraphText out = new ParagraphText();
    private String title = "";
    private boolean body;

    private OdtText() {}

    static DocumentReading read(Payload bytes) throws IOException {
        OdtText text = new OdtText();
        try {
            ZipParts.read(bytes, text::readPart);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof LimitExceeded limit) {
                throw limit;
            }
            return DocumentText.unreadable(e);
        }
        return text.body
                ? text.reading()
                : new Refused(Reason.UNREADABLE_DOCUMENT, "no office:body in its content.xml");
    }

    private Read reading() {
        out.endParagraph();
        return new Read(
                title.isEmpty() ? Properties.title(properties.get("title")) : title,
                out.paragraphs(),
                Properties.author(properties.getOrDefault("initial-creator", properties.get("creator"))),
                date(properties.get("creation-date")),
                date(properties.get("date")),
                false);
    }

    /** {@code 2026-11-20T10:30:00.123456789}, mostly without a zone: the day is what can be relied on. */
    private static @Nullable PublicationDate date(@Nullable String text) {
        try {
            return text == null || text.length() < 10 ? null : new PublicationDate(text.substring(0, 10));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void readPart(String name, InputStream part) throws IOException, XMLStreamException {
        switch (name) {
            case "content.xml" -> content(ZipParts.xml(part));
            case "meta.xml" -> meta(ZipParts.xml(part));
            default -> {}
        }
    }

    private void meta(XMLStreamReader xml) throws XMLStreamException {
        String name = "";
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> name = xml.getLocalName();
                case XMLStreamReader.CHARACTERS -> {
                    if (properties.getOrDefault(name, "").length() < MOST_INFO) {
                        properties.merge(name, xml.getText(), String::concat);
                    }
                }
                case XMLStreamReader.END_ELEMENT -> name = "";
                default -> {}
            }
        }
    }

    private void content(XMLStreamReader xml) throws IOException, XMLStreamException {
        int depth = 0;
        int paragraphs = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    if (SKIPPED.contains(xml.getLocalName())) {
                        pass(xml);
                    } else if (++depth > MOST_DEPTH) {
                        throw new LimitExceeded("elements nested more than " + MOST_DEPTH + " deep");
                    } else {
                        paragraphs += isParagraph(xml) ? 1 : 0;
                        start(xml);
                    }
                }
                case XMLStreamReader.CHARACTERS -> {
                    // Between paragraphs there is only the white space of the mark-up.
                    if (paragraphs > 0) {
                        out.add(xml.getText());
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    depth--;
                    paragraphs -= isParagraph(xml) ? 1 : 0;
                    end(xml);
                }
                default -> {}
            }
        }
    }

    private static boolean isParagraph(XMLStreamReader xml) {
        String name = xml.getLocalName();
        return name.equals("p") || name.equals("h");
    }

    private void start(XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "body" -> body = true;
            case "table-cell", "covered-table-cell" -> out.inTable(true);
            case "s", "tab", "line-break" -> out.add(" ");
            default -> {}
        }
    }

    private void end(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "p" -> out.endLine();
            case "h" -> {
                out.endLine();
                // The first heading is the title, as it is in the text.
                title = title.isEmpty() && !out.paragraphs().isEmpty()
                        ? out.paragraphs().getLast()
                        : title;
            }
            case "table-cell", "covered-table-cell" -> {
                out.endCell();
                out.inTable(false);
            }
            case "table-row" -> out.endRow();
            default -> {}
        }
    }

    private static void pass(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0 && xml.hasNext(); ) {
            int event = xml.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
    }
}
