package io.silkwire.ingest.extraction.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.ingest.extraction.body.Block.Kind;
import io.silkwire.ingest.extraction.body.Body.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTextTest {
    private static final Path PAGES = Path.of("src", "test", "resources", "extraction", "body");
    private static final List<String> NAMES = List.of(
            "news-with-chrome",
            "ministry-table-layout.ru",
            "communique-with-annex",
            "state-of-a-script-page.uz",
            "structured-data-only",
            "short-statement.kk",
            "cookie-wall",
            "attachments.tg");

    @Test
    void keepsTheQualityFloorOnOurOwnPages() throws IOException {
        double sum = 0;
        for (String name : NAMES) {
            sum += f1(words(text(body(name))), words(Files.readString(PAGES.resolve(name + ".expected.txt"))));
        }

        assertThat(sum / NAMES.size()).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state-of-a-script-page.uz",
                "state-assigned-in-three-languages.ru",
                "state-in-blocks",
                "state-in-rows-of-next",
                "structured-data-only",
                "cookie-wall"
            })
    void readsThePageAsAPersonReadsIt(String name) throws IOException {
        assertThat(text(body(name))).isEqualTo(Files.readString(PAGES.resolve(name + ".expected.txt")));
    }

    @Test
    void tellsRowsFromParagraphsAndHeadings() throws IOException {
        Body body = body("communique-with-annex");

        assertThat(body.blocks())
                .contains(
                        new Block(Kind.HEADING, 2, "Annex: contributions of the parties"),
                        new Block(Kind.TABLE_ROW, 0, "Upper State | 16 | 1.2 million"));
    }

    @Test
    void saysWhereTheTextCameFrom() throws IOException {
        assertThat(body("news-with-chrome").origin()).isEqualTo(Origin.MARKUP);
        assertThat(body("state-of-a-script-page.uz").origin()).isEqualTo(Origin.PAGE_STATE);
        assertThat(body("structured-data-only").origin()).isEqualTo(Origin.STRUCTURED_DATA);
        assertThat(MainText.of(Jsoup.parse("")).origin()).isEqualTo(Origin.NONE);
    }

    @Test
    void leavesTheDocumentAsItIs() throws IOException {
        Document page = Jsoup.parse(Files.readString(PAGES.resolve("news-with-chrome.html")));
        String before = page.outerHtml();

        MainText.of(page);

        assertThat(page.outerHtml()).isEqualTo(before);
    }

    @Test
    void noticesAnotherLayoutByItsFeatures() throws IOException {
        Features news = body("news-with-chrome").features();

        assertThat(news).isEqualTo(body("news-with-chrome").features());
        assertThat(news.pathHash()).isNotEqualTo(body("cookie-wall").features().pathHash());
        assertThat(news.linkDensity()).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<ul><li>", "<blockquote>"})
    void readsAPageNestedAHundredThousandDeep(String tag) {
        String text = "At the bottom of all this stands one sentence of text.";

        Body body = MainText.of(Jsoup.parse(tag.repeat(100_000 / (tag.length() == 8 ? 2 : 1)) + text));

        assertThat(body.blocks()).extracting(Block::text).contains(text);
    }

    @Test
    void readsOnlyTheStartOfAPageWithoutEnd() {
        String page = "<p>One sentence of some length, again and again.</p>".repeat(400_000);

        assertThat(BoundedHtml.bounded(page).length()).isLessThan(HtmlSize.MOST_CHARS);
        assertThat(MainText.of(BoundedHtml.parse(page)).blocks().size()).isLessThanOrEqualTo(PageMap.MOST_PASSAGES);
    }

    private static Body body(String name) throws IOException {
        return MainText.of(BoundedHtml.parse(Files.readString(PAGES.resolve(name + ".html"))));
    }

    private static String text(Body body) {
        return body.blocks().stream().map(Block::text).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        PageFacts.words(text).forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }

    private static double f1(Map<String, Integer> found, Map<String, Integer> expected) {
        int shared = 0;
        for (Map.Entry<String, Integer> word : found.entrySet()) {
            shared += Math.min(word.getValue(), expected.getOrDefault(word.getKey(), 0));
        }
        int all = found.values().stream().mapToInt(Integer::intValue).sum()
                + expected.values().stream().mapToInt(Integer::intValue).sum();
        return 2.0 * shared / all;
    }
}
