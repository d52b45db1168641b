package io.silkwire.ingest.extraction.document;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The paragraphs and table rows of a .docx body, in order. Deleted text and fallbacks of text boxes are left out. */
final class WordBody {
    /**
     * A paragraph, or a table's row with its cells joined by {@code " | "}.
     *
     * @param style id of its style, or empty
     */
    record Paragraph(String text, String style) {}

    private static final int MOST_DEPTH = 500;

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private StringBuilder cell = new StringBuilder();
    private String style = "";
    private int tables;
    private int depth;
    private int chars;
    private boolean inText;

    private WordBody() {}

    static WordBody read(XMLStreamReader xml) throws XMLStreamException {
        WordBody body = new WordBody();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> body.start(xml);
                case XMLStreamReader.END_ELEMENT -> body.end(xml.getLocalName());
                case XMLStreamReader.CHARACTERS, XMLStreamReader.SPACE, XMLStreamReader.CDATA -> body.add(xml);
                default -> {}
            }
        }
        return body;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /** The attribute's value in whatever namespace (transitional and strict files differ), or empty. */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        if (++depth > MOST_DEPTH) {
            throw new XMLStreamException("deeper than " + MOST_DEPTH + " elements");
        }
        switch (xml.getLocalName()) {
            case "Fallback" -> skip(xml);
            case "tbl" -> tables++;
            case "pStyle" -> style = attribute(xml, "val");
            case "t" -> inText = true;
            case "tab", "br", "cr" -> text.append(' ');
            case "noBreakHyphen" -> text.append('-');
            // A box's paragraphs stand inside the paragraph that holds it: they come first.
            case "txbxContent" -> endParagraph();
            default -> {}
        }
    }

    private void skip(XMLStreamReader xml) throws XMLStreamException {
        int open = 1;
        while (open > 0 && xml.hasNext()) {
            int event = xml.next();
            open += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
        depth--;
    }

    private void add(XMLStreamReader xml) throws XMLStreamException {
        if (inText) {
            chars += xml.getTextLength();
            if (chars > DocumentText.MOST_CHARS) {
                throw new XMLStreamException(new LimitExceeded("more than " + DocumentText.MOST_CHARS + " characters"));
            }
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    private void end(String name) {
        depth--;
        switch (name) {
            case "t" -> inText = false;
            case "p" -> endParagraph();
            case "tc" -> endCell();
            case "tr" -> endRow();
            case "tbl" -> tables--;
            default -> {}
        }
    }

    private void endParagraph() {
        String tidy = tidy(text);
        text = new StringBuilder();
        if (!tidy.isEmpty() && tables > 0) {
            cell.append(cell.isEmpty() ? "" : " ").append(tidy);
        } else if (!tidy.isEmpty()) {
            paragraphs.add(new Paragraph(tidy, style));
        }
        style = "";
    }

    private void endCell() {
        if (!cell.isEmpty()) {
            cells.add(cell.toString());
        }
        cell = new StringBuilder();
    }

    private void endRow() {
        if (!cells.isEmpty()) {
            paragraphs.add(new Paragraph(String.join(" | ", cells), ""));
            cells.clear();
        }
    }

    private static String tidy(CharSequence text) {
        return text.toString()
                .replaceAll("[\\p{Cntrl}\\s\u00A0]+", " ")
                .replace("\u00AD", "")
                .strip();
    }
}
