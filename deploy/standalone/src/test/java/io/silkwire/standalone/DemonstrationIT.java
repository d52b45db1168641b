package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --demo} as a newcomer sees it, four times as fast: the press office, the crawler, the pipeline, index and pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private RunningSilkwire silkwire;

    @BeforeAll
    void up() {
        silkwire = RunningSilkwire.up(folder.resolve("data"), "--demo", "--demo-speed", "4");
    }

    @AfterAll
    void down() {
        silkwire.close();
    }

    @Test
    void statementsOfAllSitesAppearOnThePageAndInTheIndex() {
        Awaitility.await("statements").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(list().text())
                    .contains("Demonstration: ministry", "Demonstration: un-body", "Demonstration: agency")
                    .contains("О международной конференции под эгидой ООН");
            assertThat(indexed("/press/note-2").path("source").asText()).isEqualTo("demo-un-body");
        });
    }

    @Test
    void editShowsAsRevisionTwoWithItsDiff() {
        JsonNode edited = awaitChange("/en/news/101.html", "edited");

        Document page = statement(edited);
        assertThat(edited.path("revision").asInt()).isEqualTo(2);
        assertThat(revision(page).text()).startsWith("Edited: revision 2");
        assertThat(page.select(".diff .added").eachText())
                .anyMatch(line -> line.endsWith("a further round of talks on this matter is planned for 21 May."));
        assertThat(page.select(".diff .removed mark")).hasSameSizeAs(page.select(".diff .added mark"));
        assertThat(row(edited).text()).contains("edited, revision 2");
    }

    @Test
    void withdrawalIsMarked() {
        JsonNode gone = awaitChange("/release/2", "withdrawn");

        assertThat(gone.path("withdrawn").asBoolean()).isTrue();
        assertThat(row(gone).select(".badge.withdrawn").text()).isEqualTo("Withdrawn");
        Document page = statement(gone);
        assertThat(revision(page).text()).startsWith("Withdrawn by its publisher");
        assertThat(page.select(".text").text()).as("the text as it stood last").isNotBlank();
    }

    @Test
    void moveIsOneStatementUnderItsNewAddress() {
        JsonNode moved = awaitChange("/archive/press/briefing", "moved");

        assertThat(moved.path("revision").asInt()).isEqualTo(2);
        assertThat(revision(statement(moved)).text())
                .startsWith("Moved from http://")
                .endsWith("/press/briefing");
        assertThat(silkwire.elasticsearch("/statements/_count?q=url:*briefing")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void restoredStatementSaysThatItWasGone() {
        JsonNode restored = awaitChange("/press/note-1", "restored");

        assertThat(restored.path("revision").asInt()).isEqualTo(3);
        assertThat(restored.path("withdrawn").asBoolean()).isFalse();
        assertThat(revision(statement(restored)).text()).startsWith("Restored It was gone, and is back");
        assertThat(row(restored).text()).contains("restored, revision 3");
    }

    @Test
    void navigationLeadsToTheSources() {
        String href = Objects.requireNonNull(list().selectFirst("nav a:contains(Sources)"), "link to the sources")
                .attr("href");

        Document page = Jsoup.parse(silkwire.get(href));

        assertThat(page.select("section.source h2").eachText())
                .containsExactlyInAnyOrder(
                        "Demonstration: ministry", "Demonstration: un-body", "Demonstration: agency");
    }

    private Document list() {
        return Jsoup.parse(silkwire.get("/?size=50"));
    }

    private Element row(JsonNode statement) {
        String link = "article:has(a[href=/statements/" + statement.path("id").asText() + "])";
        return Objects.requireNonNull(list().selectFirst(link), link);
    }

    private Document statement(JsonNode found) {
        return Jsoup.parse(silkwire.get("/statements/" + found.path("id").asText()));
    }

    private static Element revision(Document page) {
        return Objects.requireNonNull(page.selectFirst("section.revision"), "notice of the revision");
    }

    private JsonNode awaitChange(String path, String kind) {
        Awaitility.await(path + " " + kind)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                indexed(path).path("change").path("kind").asText())
                        .isEqualTo(kind));
        return indexed(path);
    }

    /** The statement at this path of its site, as the index has it. */
    private JsonNode indexed(String path) {
        JsonNode hits = silkwire.elasticsearch("/statements/_search?size=100")
                .path("hits")
                .path("hits");
        return StreamSupport.stream(hits.spliterator(), false)
                .map(hit -> hit.path("_source"))
                .filter(source -> source.path("url").asText().endsWith(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no statement at " + path));
    }
}
