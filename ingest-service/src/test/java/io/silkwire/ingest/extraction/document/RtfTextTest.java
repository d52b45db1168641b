package io.silkwire.ingest.extraction.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtfTextTest {
    private static final String FONTS =
            "{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204 Times;}{\\f2\\fnil\\fcharset238 Arial CE;}}";

    @Test
    void readsParagraphsWithoutHeadersFieldsAndPictures() {
        Read read = read("{\\rtf1\\ansi\\ansicpg1252\\deff0" + FONTS
                + "{\\info{\\title On the canal}{\\author A. Scribe}{\\creatim\\yr2026\\mo11\\dy20\\hr9}{\\keywords none}}"
                + "{\\header Page 1\\par}{\\*\\generator Some program;}"
                + "\\pard First {\\b paragraph} of\r\n it.\\par "
                + "See {\\field{\\*\\fldinst HYPERLINK \"https://ministry.example\"}{\\fldrslt the page}}.\\par"
                + "{\\pict\\wmetafile8 0102030405}{\\v hidden}{\\deleted gone}Last\\~one\\endash\\rquote\\par}");

        assertThat(read.title()).isEqualTo("On the canal");
        assertThat(read.author()).isEqualTo("A. Scribe");
        assertThat(read.created()).isEqualTo(new PublicationDate("2026-11-20"));
        assertThat(read.paragraphs()).containsExactly("First paragraph of it.", "See the page.", "Last one–’");
    }

    @Test
    void readsEachLetterInTheCharsetOfItsFont() {
        Read read = read("{\\rtf1\\ansi\\ansicpg1252" + FONTS + "{\\f1 " + hex("Вода идёт", "windows-1251") + "} {\\f2 "
                + hex("Łódź", "windows-1250") + "} {\\f0 " + hex("café", "windows-1252") + "}\\par}");

        assertThat(read.paragraphs()).containsExactly("Вода идёт Łódź café");
    }

    @Test
    void readsTheCharsetOfTheDocumentWhereFontsSayNone() {
        assertThat(read("{\\rtf1\\ansi\\ansicpg1251 " + hex("Су", "windows-1251") + "\\par}")
                        .paragraphs())
                .containsExactly("Су");
    }

    @Test
    void readsUnicodeAndPassesOverWhatStandsForIt() {
        Read read = read("{\\rtf1\\ansi\\uc1 \\u1178\\'3fаза".replace("аза", "\\u1072?\\u1079?\\u1072?")
                + " {\\uc2\\u1178 ??}{\\uc0\\u1179}\\par}");

        assertThat(read.paragraphs()).containsExactly("Қаза Ққ");
    }

    @Test
    void writesRowsOfTables() {
        Read read = read("{\\rtf1 Before\\par\\trowd\\intbl Road\\cell Cost\\par in all\\cell\\row"
                + "\\trowd\\intbl North\\cell 12\\cell\\row\\pard After\\par}");

        assertThat(read.paragraphs()).containsExactly("Before", "Road | Cost in all", "North | 12", "After");
    }

    @Test
    void passesOverBinaryDataWithBracesInIt() {
        assertThat(read("{\\rtf1 {\\pict\\bin4 }}{{}A\\par}").paragraphs()).containsExactly("A");
    }

    @Test
    void readsWhatIsThereOfAFileThatIsCut() {
        assertThat(read("{\\rtf1 One.\\par {\\b Two").paragraphs()).containsExactly("One.", "Two");
        assertThat(read("{\\rtf1 One.\\par \\'").paragraphs()).containsExactly("One.");
        assertThat(read("{\\rtf1 One.\\par \\bin99999999 x").paragraphs()).containsExactly("One.");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        Refused refused = (Refused) DocumentText.read(payload("{\\rtf1 " + "{".repeat(100_000)));

        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    private static Read read(String rtf) {
        assertThat(DocumentText.handles(payload(rtf))).isTrue();
        assertThat(DocumentText.mediaType(payload(rtf))).isEqualTo("application/rtf");
        return (Read) DocumentText.read(payload(rtf));
    }

    private static Payload payload(String rtf) {
        return Payload.wrap(rtf.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hex(String text, String charset) {
        return HexFormat.of().withPrefix("\\'").formatHex(text.getBytes(Charset.forName(charset)));
    }
}
