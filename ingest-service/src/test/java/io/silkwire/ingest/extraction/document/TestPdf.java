package io.silkwire.ingest.extraction.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Makes PDFs line by line; places are points from the top left corner of an A4 page. */
final class TestPdf {
    private static final float HEIGHT = PDRectangle.A4.getHeight();

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;

    TestPdf() {
        try (var file = Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"))) {
            font = PDType0Font.load(document, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestPdf page() {
        document.addPage(new PDPage(PDRectangle.A4));
        return this;
    }

    TestPdf text(float x, float y, float size, String... lines) {
        return draw(content -> {
            float at = y;
            for (String line : lines) {
                content.beginText();
                content.setFont(font, size);
                content.newLineAtOffset(x, HEIGHT - at);
                content.showText(line);
                content.endText();
                at += 1.2f * size;
            }
        });
    }

    TestPdf image() {
        return draw(content -> content.drawImage(
                LosslessFactory.createFromImage(document, new BufferedImage(20, 30, BufferedImage.TYPE_BYTE_GRAY)),
                0,
                0,
                PDRectangle.A4.getWidth(),
                HEIGHT));
    }

    TestPdf title(String title) {
        document.getDocumentInformation().setTitle(title);
        return this;
    }

    TestPdf password(String password) {
        try {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try (document) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    private TestPdf draw(Drawing drawing) {
        PDPage page = document.getPage(document.getNumberOfPages() - 1);
        try (var content = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            drawing.on(content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
