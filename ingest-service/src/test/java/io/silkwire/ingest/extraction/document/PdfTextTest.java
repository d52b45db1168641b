package io.silkwire.ingest.extraction.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.extraction.document.DocumentReading.Read;
import io.silkwire.ingest.extraction.document.DocumentReading.Refused;
import io.silkwire.ingest.fetch.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PdfTextTest {
    private static final String[] LEFT = {
        "The parties agreed to open two",
        "more crossings before the end of",
        "the year, to let lorries pass by",
        "night, and to publish the fees in",
        "both languages at every crossing."
    };
    private static final String[] RIGHT = {
        "The second meeting will be held",
        "in the spring. Experts will bring",
        "a list of roads that need repair",
        "and a plan for who pays for each",
        "of them, bridge by bridge."
    };

    @Test
    void runningHeadsAndPageNumbersAreGone() {
        TestPdf pdf = new TestPdf();
        for (int i = 1; i <= 4; i++) {
            pdf.page()
                    .text(72, 40, 9, "Bulletin of the Ministry, no. 12")
                    .text(72, 100, 11, "Order " + "abcd".charAt(i - 1) + " was signed on Monday.")
                    .text(290, 810, 9, "Page " + i + " of 4");
        }
        assertThat(read(pdf).paragraphs())
                .containsExactly(
                        "Order a was signed on Monday.",
                        "Order b was signed on Monday.",
                        "Order c was signed on Monday.",
                        "Order d was signed on Monday.");
    }

    @Test
    void aWordBrokenAtALineEndIsWhole() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(
                        72,
                        100,
                        11,
                        "Both delegations signed the memorandum of coopera-",
                        "tion in the field of transport and water supply.");
        assertThat(read(pdf).paragraphs())
                .containsExactly(
                        "Both delegations signed the memorandum of cooperation in the field of transport and water supply.");
    }

    @Test
    void columnsAreReadOneAfterTheOtherInWhateverOrderTheFileDrawsThem() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(320, 150, 11, RIGHT)
                .text(72, 150, 11, LEFT)
                .text(72, 100, 20, "Talks on the border roads are over");
        Read read = read(pdf);
        assertThat(read.title()).isEqualTo("Talks on the border roads are over");
        assertThat(read.paragraphs())
                .containsExactly(
                        "Talks on the border roads are over", String.join(" ", LEFT) + " " + String.join(" ", RIGHT));
    }

    @Test
    void russianIsRead() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(72, 80, 18, "О заседании межправительственной", "комиссии по торговле")
                .text(
                        72,
                        140,
                        11,
                        "Стороны обсудили новые возмож-",
                        "ности торговли между двумя странами и строительства дорог.");
        Read read = read(pdf);
        assertThat(read.title()).isEqualTo("О заседании межправительственной комиссии по торговле");
        assertThat(read.paragraphs())
                .containsExactly(
                        "О заседании межправительственной комиссии по торговле",
                        "Стороны обсудили новые возможности торговли между двумя странами и строительства дорог.");
    }

    @Test
    void aSentenceGoesOnOverThePageEnd() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(72, 700, 11, "First, the fees were cut.", "Then the ministers spoke about the bridge that was")
                .text(300, 800, 9, "1")
                .page()
                .text(72, 80, 11, "closed in the summer.")
                .text(300, 800, 9, "2");
        assertThat(read(pdf).paragraphs())
                .containsExactly(
                        "First, the fees were cut.",
                        "Then the ministers spoke about the bridge that was closed in the summer.");
    }

    @Test
    void spaceBetweenLinesPartsParagraphs() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(72, 100, 11, "The council met in the capital on", "Tuesday and heard two reports.")
                .text(72, 140, 11, "It will meet again in the autumn,", "if its members agree on the day.");
        assertThat(read(pdf).paragraphs()).hasSize(2);
    }

    @Test
    void aTitlePropertyLeftByAProgramIsNoTitle() {
        TestPdf pdf = new TestPdf().title("Microsoft Word - draft3.doc").page().text(72, 100, 11, "The council met.");
        assertThat(read(pdf).title()).isEmpty();
    }

    @Test
    void scannedPagesAreRefused() {
        assertThat(refused(new TestPdf().page().image().page().image().bytes()).reason())
                .isEqualTo(Reason.SCANNED);
    }

    @Test
    void aDocumentWithOneScannedPageSaysSo() {
        TestPdf pdf = new TestPdf()
                .page()
                .text(72, 100, 11, "The order is attached as it was signed.")
                .page()
                .image();
        assertThat(read(pdf).partlyScanned()).isTrue();
    }

    @Test
    void aPasswordIsNotGuessed() {
        Refused refused = refused(new TestPdf().page().password("secret").bytes());
        assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE_DOCUMENT);
        assertThat(refused.detail()).contains("password");
    }

    @Test
    void aFileThatOnlyForbidsEditingIsRead() {
        TestPdf pdf = new TestPdf().page().text(72, 100, 11, "The council met.").password("");
        assertThat(read(pdf).paragraphs()).containsExactly("The council met.");
    }

    @Test
    void brokenFilesAreRefused() {
        assertThat(refused("%PDF-1.7\nno more than this".getBytes(StandardCharsets.US_ASCII))
                        .reason())
                .isEqualTo(Reason.UNREADABLE_DOCUMENT);
        byte[] whole =
                new TestPdf().page().text(72, 100, 11, "The council met.").bytes();
        assertThat(refused(Arrays.copyOf(whole, 200)).reason()).isEqualTo(Reason.UNREADABLE_DOCUMENT);
    }

    @Test
    void tooManyPagesAreRefused() {
        TestPdf pdf = new TestPdf();
        for (int i = 0; i <= DocumentText.MOST_PAGES; i++) {
            pdf.page();
        }
        assertThat(refused(pdf.bytes()).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void theDeadlineIsAnOutcome() {
        DocumentReading reading = DocumentText.within(Duration.ofMillis(1), () -> {
            new java.util.concurrent.CountDownLatch(1).await();
            return new Refused(Reason.EMPTY, "");
        });
        assertThat(((Refused) reading).reason()).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void pdfsAreToldByTheirFirstBytes() {
        assertThat(DocumentText.handles(Payload.wrap("\n\n%PDF-1.4".getBytes(StandardCharsets.US_ASCII))))
                .isTrue();
        assertThat(DocumentText.handles(
                        Payload.wrap("<html>it begins with %PDF-1.4".getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
        assertThat(DocumentText.handles(Payload.wrap(new byte[0]))).isFalse();
    }

    private static Read read(TestPdf pdf) {
        DocumentReading reading = DocumentText.read(Payload.wrap(pdf.bytes()));
        assertThat(reading).isInstanceOf(Read.class);
        return (Read) reading;
    }

    private static Refused refused(byte[] bytes) {
        assertThat(DocumentText.handles(Payload.wrap(bytes))).isTrue();
        DocumentReading reading = DocumentText.read(Payload.wrap(bytes));
        assertThat(reading).isInstanceOf(Refused.class);
        return (Refused) reading;
    }
}
