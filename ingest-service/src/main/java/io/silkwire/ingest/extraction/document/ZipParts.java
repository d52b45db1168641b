package io.silkwire.ingest.extraction.document;

import io.silkwire.ingest.fetch.Payload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a document that is a ZIP archive, one after the other. All together may unpack to 256 MiB, each to 64 MiB; a bomb ends
 * there.
 */
final class ZipParts {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_PART_BYTES = 64L << 20;
    private static final int MOST_PARTS = 10_000;

    private ZipParts() {}

    /** Takes a part, or leaves it. */
    interface Reader {
        void read(String name, InputStream part) throws IOException, XMLStreamException;
    }

    /** @throws LimitExceeded where it is larger than the limits */
    static void read(Payload bytes, Reader reader) throws IOException, XMLStreamException {
        try (ZipInputStream zip = new ZipInputStream(bytes.open())) {
            Counted counted = new Counted(zip);
            int parts = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    throw new LimitExceeded("more than " + MOST_PARTS + " parts");
                }
                counted.part = 0;
                reader.read(entry.getName(), counted);
                counted.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Neither document type nor entities: nothing is expanded, and nothing is fetched. */
    static XMLStreamReader xml(InputStream part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(part);
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
                throw new LimitExceeded(
                        "a document that unpacks to more than " + (MOST_PART_BYTES >> 20) + " MiB a part");
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
