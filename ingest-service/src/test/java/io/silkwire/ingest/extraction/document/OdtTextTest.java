package io.silkwire.ingest.extraction.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class OdtTextTest {
    private static final String TYPE = "application/vnd.oasis.opendocument.text";
    private static final String ROOT =
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                    + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>";
    private static final String END = "</office:text></office:body></office:document-content>";

    @Test
    void readsParagraphsListsAndTablesInOrderWithoutNotesAndDeletions() throws IOException {
        Read read = read(ROOT
                + "<text:tracked-changes><text:changed-region><text:p>Deleted.</text:p></text:changed-region></text:tracked-changes>"
                + "<text:h text:outline-level=\"1\">О канале</text:h>"
                + "<text:p>First<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
                + "<text:s/>paragraph<text:line-break/>of <text:span>it</text:span>.</text:p>\n  "
                + "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
                + "<table:table><table:table-row><table:table-cell><text:p>Road</text:p></table:table-cell>"
                + "<table:table-cell><text:p>Cost</text:p><text:p>in all</text:p></table:table-cell></table:table-row>"
                + "</table:table><text:p/><text:p>Last.</text:p>" + END);

        assertThat(read.title()).isEqualTo("О канале");
        assertThat(read.author()).isEqualTo("A. Scribe");
        assertThat(read.created()).isEqualTo(new PublicationDate("2026-11-20"));
        assertThat(read.paragraphs())
                .containsExactly("О канале", "First paragraph of it.", "One", "Road | Cost in all", "Last.");
    }

    @Test
    void expandsNoEntity() throws IOException {
        String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

        assertThat(DocumentText.read(odt(laughs + ROOT + "<text:p>&b;</text:p>" + END)))
                .satisfiesAnyOf(
                        reading -> assertThat(reading).isInstanceOf(Refused.class),
                        reading -> assertThat(((Read) reading).paragraphs().toString())
                                .doesNotContain("ha"));
    }

    @Test
    void refusesABombAndWhatIsNestedWithoutEnd() throws IOException {
        assertThat(reason(odt(ROOT + "<text:p>" + " ".repeat(70 << 20)))).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(odt(ROOT + "<text:section>".repeat(50_000)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesAFileWithoutContent() throws IOException {
        assertThat(reason(zip("other.xml", "<a/>"))).isEqualTo(Reason.UNREADABLE_DOCUMENT);
    }

    private static Reason reason(Payload odt) {
        return ((Refused) DocumentText.read(odt)).reason();
    }

    private static Read read(String content) throws IOException {
        Payload odt = odt(content);
        assertThat(DocumentText.handles(odt)).isTrue();
        assertThat(DocumentText.mediaType(odt)).isEqualTo(TYPE);
        return (Read) DocumentText.read(odt);
    }

    private static Payload odt(String content) throws IOException {
        return zip(
                "content.xml",
                content,
                "meta.xml",
                "<m xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><meta:initial-creator>A. Scribe"
                        + "</meta:initial-creator><meta:creation-date>2026-11-20T10:30:00.5</meta:creation-date></m>");
    }

    /** As OpenDocument asks for it: the media type first, and stored. */
    private static Payload zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 crc = new CRC32();
            crc.update(type);
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(crc.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return Payload.wrap(bytes.toByteArray());
    }
}
