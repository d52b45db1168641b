package io.silkwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.PublicationDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    private static final Path PAGES = Path.of("src", "test", "resources", "extraction");

    @ParameterizedTest
    @ValueSource(strings = {"ministry-page", "unmarked-page"})
    void keepsTheTextInOrderAndLeavesTheChrome(String name) throws IOException {
        ExtractedText text = page(name);

        assertThat(String.join("\n\n", text.paragraphs()) + "\n")
                .isEqualTo(Files.readString(PAGES.resolve(name + ".expected.txt")));
    }

    @Test
    void takesWhatThePageDeclares() throws IOException {
        ExtractedText text = page("ministry-page");

        assertThat(text.title()).isEqualTo("Joint statement on the river basin");
        assertThat(text.language()).isEqualTo("en-GB");
        assertThat(text.canonicalUrl()).isEqualTo("https://ministry.example/en/news/2024/05/14/river-basin");
        assertThat(text.publishedAt()).isEqualTo(new PublicationDate("2024-05-14T09:30:00+05:00"));
        assertThat(text.modifiedAt()).isEqualTo(new PublicationDate("2024-05-15"));
    }

    @Test
    void takesNothingThatIsNotDeclaredProperly() throws IOException {
        ExtractedText text = page("unmarked-page");

        assertThat(text.title()).isEqualTo("Пресс-служба: о поездке");
        assertThat(text.language()).isEqualTo("ru");
        assertThat(text.canonicalUrl()).isNull();
        assertThat(text.publishedAt()).isNull();
        assertThat(text.modifiedAt()).isNull();
    }

    @Test
    void readsAPageNestedVeryDeeply() {
        String html = "<div>".repeat(20_000) + "<p>At the bottom of all this stands one sentence of text.</p>";

        assertThat(HtmlPage.read(html).paragraphs())
                .containsExactly("At the bottom of all this stands one sentence of text.");
    }

    @Test
    void readsAPageWithoutAnything() {
        assertThat(HtmlPage.read("").paragraphs()).isEmpty();
    }

    private static ExtractedText page(String name) throws IOException {
        return HtmlPage.read(Files.readString(PAGES.resolve(name + ".html")));
    }
}
