package io.silkwire.ingest.extraction.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class WordTextTest {
    @Test
    void paragraphsAndTableRowsStandInOrderWithoutHeaders() throws IOException {
        Read read = (Read) DocumentText.read(Payload.wrap(docx()));
        assertThat(read.title()).isEqualTo("On the meeting of the council");
        assertThat(read.author()).isEqualTo("Press department");
        assertThat(read.created()).isNotNull();
        assertThat(read.paragraphs())
                .containsExactly(
                        "On the meeting of the council",
                        "Совет собрался во вторник.",
                        "Road | Cost",
                        "North | 12",
                        "The next meeting is in May.");
    }

    @Test
    void theExtensionDoesNotMatter() throws IOException {
        assertThat(DocumentText.handles(Payload.wrap(docx()))).isTrue();
    }

    @Test
    void anotherArchiveIsNoDocument() throws IOException {
        assertThat(DocumentText.handles(Payload.wrap(zip("pictures/one.txt", 10))))
                .isFalse();
    }

    @Test
    void aBombIsRefused() throws IOException {
        Refused refused = (Refused) DocumentText.read(Payload.wrap(zip("word/document.xml", 80 << 20)));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aBombInAPartThatIsNotReadIsRefused() throws IOException {
        Refused refused = (Refused) DocumentText.read(Payload.wrap(zip("word/media/image1.bmp", 80 << 20)));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        byte[] whole = docx();
        Refused cut = (Refused) DocumentText.read(Payload.wrap(Arrays.copyOf(whole, whole.length / 3)));
        assertThat(cut.reason()).isEqualTo(Reason.UNREADABLE_DOCUMENT);
        byte[] ole = new byte[2_000];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, ole, 0, 4);
        assertThat(DocumentText.handles(Payload.wrap(ole))).isTrue();
        assertThat(((Refused) DocumentText.read(Payload.wrap(ole))).reason()).isEqualTo(Reason.UNREADABLE_DOCUMENT);
    }

    @Test
    void aPasswordIsNotGuessed() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(files)) {
                out.write(docx());
            }
            files.writeFilesystem(bytes);
        }
        Refused refused = (Refused) DocumentText.read(Payload.wrap(bytes.toByteArray()));
        assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE_DOCUMENT);
        assertThat(refused.detail()).contains("password");
    }

    @Test
    void otherProgramsFilesAreRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[5_000]), "Workbook");
            files.writeFilesystem(bytes);
        }
        assertThat(((Refused) DocumentText.read(Payload.wrap(bytes.toByteArray()))).detail())
                .isEqualTo("no Word document in it");
    }

    private static byte[] docx() throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle("On the meeting of the council");
            document.getProperties().getCoreProperties().setCreator("Press department");
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Running head");
            document.createParagraph().createRun().setText("On the meeting of the council");
            document.createParagraph().createRun().setText("Совет собрался во вторник.");
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Road");
            table.getRow(0).getCell(1).setText("Cost");
            table.getRow(1).getCell(0).setText("North");
            table.getRow(1).getCell(1).setText("12");
            document.createParagraph().createRun().setText("The next meeting is in May.");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1 << 16];
            Arrays.fill(block, (byte) ' ');
            for (int left = size; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        }
        return bytes.toByteArray();
    }
}
