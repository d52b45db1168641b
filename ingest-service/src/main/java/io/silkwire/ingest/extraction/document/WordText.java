package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a .docx (ECMA-376) as a stream, part by part: a tree of it takes fifty times its size and more. Headers, footers and notes are
 * other parts and stay out. All parts together may unpack to 256 MiB, the parts that are read to 64 MiB each.
 */
final class WordText {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_PART_BYTES = 64L << 20;
    private static final int MOST_PARTS = 10_000;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> styles = new HashMap<>();
    private @Nullable WordBody body;

    private WordText() {}

    static DocumentReading read(Payload bytes) throws IOException {
        WordText text = new WordText();
        try {
            text.readParts(bytes);
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

    private void readParts(Payload bytes) throws IOException, XMLStreamException {
        try (ZipInputStream zip = new ZipInputStream(bytes.open())) {
            Counted counted = new Counted(zip);
            int parts = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    throw new LimitExceeded("more than " + MOST_PARTS + " parts");
                }
                counted.part = 0;
                readPart(entry.getName(), counted);
                counted.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private void readPart(String name, Counted part) throws XMLStreamException {
        switch (name) {
            case "word/document.xml" -> body = WordBody.read(xml(part));
            case "word/styles.xml" -> readStyles(xml(part));
            case "docProps/core.xml" -> readProperties(xml(part));
            default -> {}
        }
    }

    private static XMLStreamReader xml(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(part);
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

    /** Ends at the limits, and leaves the archive open when a part is closed. */
    private static final class Counted extends FilterInputStream {
        private long all;
        private long part;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            all += Math.max(0, count);
            part += Math.max(0, count);
            if (all > MOST_BYTES || part > MOST_PART_BYTES) {
                throw new LimitExceeded("a .docx that unpacks to more than " + (MOST_PART_BYTES >> 20) + " MiB a part");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("deadline");
            }
            return count;
        }

        @Override
        public void close() {
            // The archive is closed by its owner.
        }
    }
}
