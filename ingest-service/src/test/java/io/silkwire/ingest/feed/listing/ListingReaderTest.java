package io.silkwire.ingest.feed.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.silkwire.ingest.feed.listing.Listing.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingReaderTest {
    private static final String URL = "https://ministry.example/en/news";

    @Test
    void dataOfNextWithAddresses() throws IOException {
        List<Item> items = read("next-data-with-urls").items();

        assertThat(items)
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/en/news/minister-receives-ambassador",
                        "https://ministry.example/en/news/political-consultations",
                        "https://ministry.example/en/news/statement-border");
        assertThat(items.getFirst().title()).isEqualTo("Minister receives the ambassador of the neighbouring state");
        assertThat(date(items.getFirst())).isEqualTo("2026-11-20T04:30:00Z");
    }

    @Test
    void oneAnchorShowsTheRouteOfAllSlugsAndTitlesAreInTheLanguageOfThePage() throws IOException {
        List<Item> items = read("next-data-slug-with-anchor").items();

        assertThat(items)
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/ru/press/events/vstrecha-s-poslom",
                        "https://ministry.example/ru/press/events/o-vode",
                        "https://ministry.example/ru/press/events/konsultatsii");
        assertThat(items.get(1).title()).isEqualTo("О совместном использовании водных ресурсов");
        assertThat(date(items.getFirst())).startsWith("2025-11-20T");
    }

    @Test
    void slugsAreBelowTheCanonicalAddressWhereNothingElseIsTold() throws IOException {
        assertThat(read("next-data-slug-with-canonical").items())
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/en/news/water-talks",
                        "https://ministry.example/en/news/border-trade");
    }

    @Test
    void aSlugWithoutAnyRouteIsNoAddress() throws IOException {
        assertThat(read("next-data-slug-without-route").items()).isEmpty();
    }

    @Test
    void theFunctionOfNuxtIsReadWithItsArguments() throws IOException {
        List<Item> items = read("nuxt-function").items();

        assertThat(items)
                .extracting(Item::url)
                .contains("https://ministry.example/uz/news/7")
                .hasSize(3);
        assertThat(date(items.getFirst())).isEqualTo("2026-11-20");
    }

    @Test
    void theFlatDataOfNuxtIsUnfolded() throws IOException {
        List<Item> items = read("nuxt-data-flat").items();

        assertThat(items)
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/en/news/101",
                        "https://ministry.example/en/news/100",
                        "https://ministry.example/en/news/99");
        assertThat(date(items.getFirst())).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void aStoreByIdIsReadWhereOneAddressShowsTheRoute() throws IOException {
        List<Item> items = read("initial-state-by-id").items();

        assertThat(items)
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/en/news/501",
                        "https://ministry.example/en/news/502",
                        "https://ministry.example/en/news/503");
        assertThat(date(items.getFirst())).startsWith("2026-11-20");
    }

    @Test
    void theRowsOfNextAreJoinedAcrossScripts() throws IOException {
        assertThat(read("next-flight").items())
                .extracting(Item::title)
                .containsExactly(
                        "Minister receives the new ambassador",
                        "Talks on shared water resources",
                        "New rules for trade at the border");
    }

    @Test
    void itemListOfSchemaOrg() throws IOException {
        List<Item> items = read("json-ld-item-list").items();

        assertThat(items)
                .extracting(Item::url)
                .containsExactly(
                        "https://ministry.example/en/press/3",
                        "https://ministry.example/en/press/2",
                        "https://ministry.example/en/press/1");
        assertThat(date(items.get(1))).isEqualTo("2026-11-19T10:00:00Z");
    }

    @Test
    void markupIsPreferredAndTakesItsDatesFromTheData() throws IOException {
        List<Item> items = read("markup-with-dates-in-data").items();

        assertThat(items).hasSize(4);
        assertThat(date(items.getFirst())).isEqualTo("2026-11-20");
        assertThat(items.get(1).date()).isNull();
    }

    @Test
    void hostileDataYieldsNothingAndTakesNoTime() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(read("hostile-data").items()).isEmpty());
        String deep = "<script>window.x=" + "[".repeat(200_000) + "</script>";
        String many = "<script>" + "window.x=[".repeat(50_000) + "</script>";
        String calls = "<script>window.x=" + "(function(a){return ".repeat(20_000) + "</script>";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String script : List.of(deep, many, calls)) {
                byte[] page = ("<html><body>" + script).getBytes(StandardCharsets.UTF_8);
                assertThat(ListingBytes.read(page, URL, null, null).items()).isEmpty();
            }
        });
    }

    @Test
    void thePagerIsFollowedByItsNumbersAndKeepsTheOtherParameters() throws IOException {
        Listing listing = read("pager-by-number", "https://ministry.example/news?lang=en");

        assertThat(listing.items()).hasSize(3);
        assertThat(listing.next()).isEqualTo("https://ministry.example/news?lang=en&page=2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.example/news, /news?page=2, yes",
        "https://m.example/news, /news/page/2, yes",
        "https://m.example/news/, /news/page/2/, yes",
        "https://m.example/news/page/2/, /news/page/3/, yes",
        "https://m.example/news?page=2&lang=ru, /news?page=3&lang=ru, yes",
        "https://m.example/news?page=2, /news?page=4, no",
        "https://m.example/news?page=2, /news, no",
        "https://m.example/news, /events?page=2, no",
        "https://m.example/news, https://other.example/news?page=2, no",
        "https://m.example/ru/news, /kk/news?page=2, no"
    })
    void theNextPageIsThePagesOwnAddressWithTheNextNumber(String url, String link, String follows) {
        String html = "<html><body><a href='" + link + "'>2</a></body></html>";

        String next = ListingBytes.read(html.getBytes(StandardCharsets.UTF_8), url, null, null)
                .next();

        assertThat(next != null).isEqualTo(follows.equals("yes"));
    }

    @Test
    void relNextGoesBeforeNumbersAndNeverToAnotherSite() {
        String html = "<html><head><link rel='next' href='/news?offset=20'></head><body><a href='/news?page=2'>2</a>";
        String foreign = "<html><head><link rel='next' href='https://other.example/news?page=2'></head><body>";

        assertThat(ListingBytes.read(html.getBytes(StandardCharsets.UTF_8), "https://m.example/news", null, null)
                        .next())
                .isEqualTo("https://m.example/news?offset=20");
        assertThat(ListingBytes.read(foreign.getBytes(StandardCharsets.UTF_8), "https://m.example/news", null, null)
                        .next())
                .isNull();
    }

    private static @Nullable String date(Item item) {
        return item.date() == null ? null : item.date().date().value();
    }

    private static Listing read(String name) throws IOException {
        return read(name, URL);
    }

    private static Listing read(String name, String url) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ListingReaderTest.class.getResourceAsStream("/listing/" + name + ".html"), name)) {
            return ListingBytes.read(in.readAllBytes(), url, "text/html; charset=utf-8", null);
        }
    }
}
