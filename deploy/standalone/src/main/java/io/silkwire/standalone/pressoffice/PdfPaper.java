package io.silkwire.standalone.pressoffice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A plain PDF 1.4 with a text layer (ISO 32000-1 §7.5): one font that every reader has, lines one below the other. Letters outside
 * Latin-1 become question marks.
 */
final class PdfPaper {
    private static final int LINE_CHARS = 88;
    private static final int PAGE_LINES = 54;
    /** Catalogue, tree of pages, font. */
    private static final int FIRST_PAGE = 4;

    private final StringBuilder file = new StringBuilder("%PDF-1.4\n");
    private final List<Integer> offsets = new ArrayList<>();

    private PdfPaper() {}

    /** The paper with this title and these paragraphs. */
    static byte[] of(String title, List<String> paragraphs) {
        List<String> lines = new ArrayList<>();
        wrap(title, lines);
        paragraphs.forEach(paragraph -> wrap(paragraph, lines));
        // One char is one byte, so positions in the text are those in the file.
        return new PdfPaper().print(lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String print(List<String> lines) {
        int pages = (lines.size() + PAGE_LINES - 1) / PAGE_LINES;
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
        }
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (int i = 0; i < pages; i++) {
            int to = Math.min(lines.size(), (i + 1) * PAGE_LINES);
            page(FIRST_PAGE + 2 * i + 1, lines.subList(i * PAGE_LINES, to));
        }
        return trailer();
    }

    private void page(int content, List<String> lines) {
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents "
                + content + " 0 R >>");
        StringBuilder text = new StringBuilder("BT /F1 10 Tf 13 TL 60 780 Td\n");
        lines.forEach(line ->
                text.append('(').append(line.replaceAll("[\\\\()]", "\\\\$0")).append(") Tj T*\n"));
        text.append("ET");
        object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
    }

    private void object(String body) {
        offsets.add(file.length());
        file.append(offsets.size()).append(" 0 obj\n").append(body).append("\nendobj\n");
    }

    private String trailer() {
        int start = file.length();
        file.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append(String.format("%010d 00000 n \n", offset)));
        file.append("trailer\n<< /Size ").append(offsets.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        return file.append(start).append("\n%%EOF\n").toString();
    }

    private static void wrap(String paragraph, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : latin(paragraph).strip().split("\\s+", -1)) {
            if (line.length() + word.length() > LINE_CHARS) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().strip());
        lines.add("");
    }

    private static String latin(String text) {
        String plain = text.replaceAll("[‘’]", "'").replaceAll("[“”]", "\"").replaceAll("[–—]", "-");
        return new String(plain.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
}
