package io.silkwire.ingest.fakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bodies that cost whoever reads them carelessly. */
public final class HostileBodies {
    private static final int BLOCK = 1 << 16;

    private HostileBodies() {}

    /** A page with an article, and this in it. */
    public static String article(String inside) {
        return "<!doctype html><html lang=en><head><title>On water</title></head><body><article><h1>On water</h1>"
                + "<p>The parties met in Osh on Tuesday and agreed on the water of the river, the minister said.</p>"
                + inside + "</article></body></html>";
    }

    /** One start tag with this many attributes. */
    public static String attributes(int number) {
        StringBuilder tag = new StringBuilder("<p");
        for (int i = 0; i < number; i++) {
            tag.append(" a").append(i).append("=1");
        }
        return tag.append('>').toString();
    }

    /** Entities of entities, ten times ten times ten: a thousand million characters. */
    public static String billionLaughs(String root) {
        StringBuilder type = new StringBuilder("<!DOCTYPE " + root + " [<!ENTITY a \"lol\">");
        for (char name = 'b'; name <= 'j'; name++) {
            type.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        return type.append("]>").toString();
    }

    /** An entity that stands for a file of the machine that reads it. */
    public static String external(String root) {
        return "<!DOCTYPE " + root + " [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>";
    }

    /** A .docx whose text is this part, and after it blanks. */
    public static byte[] docx(String document, int blanks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(document.getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[BLOCK];
            Arrays.fill(block, (byte) ' ');
            for (int left = blanks; left > 0; left -= BLOCK) {
                zip.write(block, 0, Math.min(left, BLOCK));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PDF of one page whose content unpacks to this many blanks. */
    public static byte[] pdf(int blanks) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] block = new byte[BLOCK];
            Arrays.fill(block, (byte) ' ');
            for (int left = blanks; left > 0; left -= BLOCK) {
                out.write(block, 0, Math.min(left, BLOCK));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }
}
