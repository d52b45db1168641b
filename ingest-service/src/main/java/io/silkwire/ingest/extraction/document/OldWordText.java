package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads a file of Word 97 to 2003. Such containers also hold encrypted .docx files and other programs' documents: refused. */
final class OldWordText {
    private OldWordText() {}

    static DocumentReading read(Payload bytes) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(bytes.open())) {
            if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                return new Refused(Reason.UNREADABLE_DOCUMENT, "encrypted: it needs a password");
            }
            if (!files.getRoot().hasEntryCaseInsensitive("WordDocument")) {
                return new Refused(Reason.UNREADABLE_DOCUMENT, "no Word document in it");
            }
            return read(files);
        } catch (EncryptedDocumentException e) {
            return new Refused(Reason.UNREADABLE_DOCUMENT, "encrypted: it needs a password");
        }
    }

    private static DocumentReading read(POIFSFileSystem files) throws IOException {
        try (HWPFDocument document = new HWPFDocument(files.getRoot());
                WordExtractor extractor = new WordExtractor(document)) {
            List<String> paragraphs = new ArrayList<>();
            int chars = 0;
            for (String paragraph : extractor.getParagraphText()) {
                chars += paragraph.length();
                if (chars > DocumentText.MOST_CHARS) {
                    throw new LimitExceeded("more than " + DocumentText.MOST_CHARS + " characters");
                }
                String text = WordExtractor.stripFields(paragraph)
                        .replace('\u0007', ' ')
                        .replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .strip();
                if (!text.isEmpty()) {
                    paragraphs.add(text);
                }
            }
            SummaryInformation properties = document.getSummaryInformation();
            return properties == null
                    ? new Read("", paragraphs, null, null, null, false)
                    : new Read(
                            Properties.title(properties.getTitle()),
                            paragraphs,
                            Properties.author(properties.getAuthor()),
                            date(properties.getCreateDateTime()),
                            date(properties.getLastSaveDateTime()),
                            false);
        }
    }

    @SuppressWarnings("JavaUtilDate") // what POI answers
    private static @Nullable PublicationDate date(@Nullable Date date) {
        return date == null || date.getTime() <= 0 ? null : PublicationDate.at(date.toInstant());
    }
}
