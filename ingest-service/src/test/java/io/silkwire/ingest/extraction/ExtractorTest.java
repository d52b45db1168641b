package io.silkwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.refusal.Refusal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {
    private static final String RUSSIAN =
            "Участники конференции отметили, что за последнее время в регионе сформировалась новая атмосфера доверия.";

    private final Extractor extractor = new Extractor();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1251", "KOI8-R", "IBM866"})
    void tellsTheEncodingOfRussianText(String charset) {
        ExtractedText text = extracted("note.txt", RUSSIAN.getBytes(Charset.forName(charset)));

        assertThat(text.paragraphs()).containsExactly(RUSSIAN);
    }

    @Test
    void readsUtf8WithItsMark() {
        byte[] bytes = ("\uFEFF" + RUSSIAN).getBytes(StandardCharsets.UTF_8);

        assertThat(extracted("note.txt", bytes).paragraphs()).containsExactly(RUSSIAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Déclaration du ministère à Genève, le président espère", "Ein schöner Überblick über Größe"})
    void readsALatinTextWhoseAccentsTellItsEncoding(String text) {
        assertThat(extracted("note.txt", text.getBytes(StandardCharsets.ISO_8859_1))
                        .paragraphs())
                .containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Genève", "Größe"})
    void refusesALatinTextWhoseEncodingCannotBeTold(String text) {
        Refusal refusal = refused("note.txt", text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_ENCODING);
        assertThat(refusal.remedy()).contains("UTF-8");
    }

    @Test
    void refusesAShortTextInAnUnknownEncoding() {
        assertThat(refused("note.txt", "Мир".getBytes(Charset.forName("KOI8-R")))
                        .reason())
                .isEqualTo(Reason.UNKNOWN_ENCODING);
    }

    @Test
    void refusesUtf16WithoutItsMarkAsNoText() {
        Refusal refusal = refused("note.txt", "Text".getBytes(StandardCharsets.UTF_16LE));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_TEXT);
        assertThat(refusal.remedy()).contains("UTF-8");
    }

    @Test
    void refusesHalfACharacterOfMarkedUtf16() {
        assertThat(refused("note.txt", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'})
                        .reason())
                .isEqualTo(Reason.UNKNOWN_ENCODING);
    }

    @Test
    void refusesControlBytesAndNamesTheirLine() {
        Refusal refusal = refused("picture.txt", "line one\nline two\u0000\u0001".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.reason()).isEqualTo(Reason.NOT_TEXT);
        assertThat(refusal.where()).isEqualTo("picture.txt:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "...\n***", "\uFEFF"})
    void refusesAFileWithoutWords(String text) {
        assertThat(refused("empty.txt", text.getBytes(StandardCharsets.UTF_8)).reason())
                .isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.csv", "noextension", "page.html.bak"})
    void refusesAKindWithoutReader(String file) {
        assertThat(refused(file, "text".getBytes(StandardCharsets.UTF_8)).reason())
                .isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void refusesADocumentWhoseBytesAreNone() {
        assertThat(refused("report.pdf", "text".getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(Reason.UNREADABLE_DOCUMENT);
    }

    @Test
    void takesTheExtensionInAnyCase() {
        assertThat(extracted("NOTE.TXT", "Some text.".getBytes(StandardCharsets.UTF_8))
                        .paragraphs())
                .containsExactly("Some text.");
    }

    @Test
    void readsAPageInTheCharsetItDeclares() {
        String html = "<html><head><meta charset=windows-1251><title>Заявление</title></head><body><p>" + RUSSIAN;

        assertThat(extracted("page.html", html.getBytes(Charset.forName("windows-1251")))
                        .paragraphs())
                .containsExactly(RUSSIAN);
    }

    @Test
    void readsAPageThatDeclaresTheWrongCharset() {
        String html = "<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'></head><body><p>"
                + RUSSIAN;

        assertThat(extracted("page.html", html.getBytes(Charset.forName("windows-1251")))
                        .paragraphs())
                .containsExactly(RUSSIAN);
    }

    @Test
    void readsAPageInSpiteOfALabelThatNobodyKnows() {
        byte[] html = "<meta charset=x-nonsense><p>some text</p>".getBytes(StandardCharsets.UTF_8);

        assertThat(extracted("page.html", html).paragraphs()).containsExactly("some text");
    }

    @Test
    void takesTheCharsetOfTheHeaderBeforeThatOfThePage() {
        byte[] html = "<meta charset=windows-1252><title>Ş</title><p>Işık, ağaç, şehir"
                .getBytes(Charset.forName("windows-1254"));
        PageBytes page = new PageBytes(
                URI.create("https://example.org/a"),
                "text/html; charset=\"windows-1254\"",
                List.of(),
                Payload.wrap(html),
                Instant.EPOCH,
                null);

        Extraction extraction = new PageExtractor().extract(page);

        assertThat(((Extraction.Extracted) extraction).text().paragraphs()).containsExactly("Işık, ağaç, şehir");
    }

    @Test
    void readsAPageWithAFewControlCharacters() {
        String html = "<p>Before\u0002 and after. " + "Words follow words. ".repeat(20) + "</p>";

        assertThat(extracted("page.html", html.getBytes(StandardCharsets.UTF_8))
                        .paragraphs()
                        .get(0))
                .startsWith("Before and after.");
    }

    @Test
    void mendsAPageThatWasEncodedTwice() {
        String twice = new String(RUSSIAN.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(extracted("page.html", ("<meta charset=utf-8><p>" + twice).getBytes(StandardCharsets.UTF_8))
                        .paragraphs())
                .containsExactly(RUSSIAN);
    }

    private ExtractedText extracted(String file, byte[] bytes) {
        Extraction extraction = extractor.extract(file, bytes);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).text();
    }

    private Refusal refused(String file, byte[] bytes) {
        Extraction extraction = extractor.extract(file, bytes);
        assertThat(extraction).isInstanceOf(Extraction.Refused.class);
        return ((Extraction.Refused) extraction).refusal();
    }
}
