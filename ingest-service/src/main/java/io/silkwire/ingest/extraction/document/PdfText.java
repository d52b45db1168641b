package io.silkwire.ingest.extraction.document;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.JoinedLines;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Reads a PDF. Files that only forbid editing (an empty user password) are read; files that need a password are refused. */
final class PdfText {
    private PdfText() {}

    static DocumentReading read(Payload bytes) throws IOException {
        // What the file unpacks to goes to a temporary file: a small PDF can hold streams of gigabytes.
        try (RandomAccessRead file = new RandomAccessReadBuffer(bytes.buffer());
                PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() > DocumentText.MOST_PAGES) {
                throw new LimitExceeded(document.getNumberOfPages() + " pages, at most " + DocumentText.MOST_PAGES);
            }
            return read(document);
        } catch (InvalidPasswordException e) {
            return new Refused(Reason.UNREADABLE_DOCUMENT, "encrypted: it needs a password");
        }
    }

    private static DocumentReading read(PDDocument document) throws IOException {
        Collector collector = new Collector();
        collector.writeText(document, Writer.nullWriter());
        int scanned = collector.scanned;
        if (scanned * 2 > document.getNumberOfPages()) {
            return new Refused(
                    Reason.SCANNED, scanned + " of " + document.getNumberOfPages() + " pages are images without text");
        }
        List<PdfLine> lines = RunningLines.dropped(collector.pages).stream()
                .flatMap(List::stream)
                .toList();
        List<String> paragraphs = JoinedLines.of(PdfParagraphs.of(lines).stream()
                .map(paragraph -> paragraph.stream().map(PdfLine::text).toList())
                .toList());
        PDDocumentInformation properties = document.getDocumentInformation();
        return new Read(
                PdfTitle.of(lines, Properties.title(properties.getTitle())),
                paragraphs,
                Properties.author(properties.getAuthor()),
                date(properties.getCreationDate()),
                date(properties.getModificationDate()),
                scanned > 0);
    }

    private static @Nullable PublicationDate date(@Nullable Calendar date) {
        return date == null || date.get(Calendar.YEAR) < 1980 || date.get(Calendar.YEAR) > 9_999
                ? null
                : PublicationDate.at(date.toInstant());
    }

    /** Collects lines and counts pages that are images without text. */
    private static final class Collector extends PDFTextStripper {
        private static final int FEW_CHARS = 20;
        private static final float MOST_OF_PAGE = 0.5f;

        private final List<List<PdfLine>> pages = new ArrayList<>();
        private List<PdfPage.Run> runs = new ArrayList<>();
        private float covered;
        private int scanned;
        private int chars;

        Collector() {
            setSortByPosition(false);
            setSuppressDuplicateOverlappingText(true);
            setShouldSeparateByBeads(false);
        }

        @Override
        protected void startPage(PDPage page) {
            runs = new ArrayList<>();
        }

        @Override
        public void processPage(PDPage page) throws IOException {
            covered = 0;
            int before = chars;
            super.processPage(page);
            PDRectangle box = page.getCropBox();
            if (chars - before <= FEW_CHARS && covered >= MOST_OF_PAGE * box.getWidth() * box.getHeight()) {
                scanned++;
            }
        }

        @Override
        protected void endPage(PDPage page) {
            pages.add(PdfPage.lines(pages.size(), runs));
            runs = new ArrayList<>();
        }

        @Override
        protected void processTextPosition(TextPosition text) {
            chars++;
            super.processTextPosition(text);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("deadline");
            }
            if (chars > DocumentText.MOST_CHARS) {
                throw new LimitExceeded("more than " + DocumentText.MOST_CHARS + " characters");
            }
            if (operator.getName().equals("BI")
                    || (operator.getName().equals("Do")
                            && !operands.isEmpty()
                            && operands.get(0) instanceof COSName name
                            && getResources() != null
                            && getResources().isImageXObject(name))) {
                Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
                covered += Math.abs(matrix.getScaleX() * matrix.getScaleY() - matrix.getShearX() * matrix.getShearY());
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) {
            if (positions.isEmpty() || text.isBlank()) {
                return;
            }
            float x0 = Float.MAX_VALUE;
            float x1 = -Float.MAX_VALUE;
            for (TextPosition position : positions) {
                if (!position.getUnicode().isBlank()) {
                    x0 = Math.min(x0, position.getXDirAdj());
                    x1 = Math.max(x1, position.getXDirAdj() + position.getWidthDirAdj());
                }
            }
            TextPosition middle = positions.get(positions.size() / 2);
            float size = middle.getFontSizeInPt() > 0 ? middle.getFontSizeInPt() : Math.max(1, middle.getHeightDir());
            String font = middle.getFont().getName();
            boolean bold = font != null && font.contains("Bold");
            runs.add(new PdfPage.Run(text.strip(), x0, x1, middle.getYDirAdj(), size, bold, middle.getDir()));
        }
    }
}
