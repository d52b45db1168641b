package io.silkwire.ingest.extraction.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Attachment;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageMetadataTest {
    private static final URI URL = URI.create("https://press.ministry.example/ru/news/17");
    private static final Instant FETCHED = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void takesTheHeadingWithoutTheSitesName() {
        PageMetadata page = of("""
                <title>О переговорах в столице | Пресс-служба</title>
                <meta property=og:site_name content="Пресс-служба">
                <body><h1>Пресс-служба</h1><h2>О переговорах в столице</h2><p>Текст.""");

        assertThat(page.title()).isEqualTo("О переговорах в столице");
        assertThat(page.siteName()).isEqualTo("Пресс-служба");
    }

    @Test
    void keepsTheOffsetThatJsonLdTells() {
        PageMetadata page = of("""
                <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2026-11-23T09:30:00+06:00",
                "dateModified":"2026-11-24","author":[{"name":"By Press Service"}],}]}</script><h1>Statement</h1>""");

        assertThat(page.publishedAt()).isEqualTo(new PublicationDate("2026-11-23T09:30:00+06:00"));
        assertThat(page.modifiedAt()).isEqualTo(new PublicationDate("2026-11-24"));
        assertThat(page.authors()).containsExactly("Press Service");
        assertThat(page.kinds()).contains("newsarticle");
    }

    @Test
    void readsTheVisibleDateBelowTheTitle() {
        String html = "<html lang=kk><body><h1>Мәлімдеме</h1><p class=date>2026 жылғы 20 қараша, 14:05</p><p>Мәтін.";

        assertThat(of(html).publishedAt()).isEqualTo(new PublicationDate("2026-11-20"));
        PageMetadata zoned =
                PageMetadata.of(Jsoup.parse(html), new Context(URL, FETCHED, ZoneId.of("Asia/Almaty"), null));
        assertThat(zoned.publishedAt()).isEqualTo(new PublicationDate("2026-11-20T14:05:00+05:00"));
    }

    @Test
    void believesNoDateAfterTheFetch() {
        PageMetadata page = of("<meta property=article:published_time content=2026-11-26><h1>Announcement</h1>");

        assertThat(page.publishedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://press.ministry.example/",
                "https://elsewhere.test/ru/news/17",
                "javascript:alert(1)",
                "http://"
            })
    void distrustsACanonicalUrlOfAnotherPage(String canonical) {
        assertThat(of("<link rel=canonical href='" + canonical + "'><h1>Statement</h1>")
                        .canonicalUrl())
                .isNull();
    }

    @Test
    void resolvesWhatThePageLinksTo() {
        PageMetadata page = of("""
                <html lang="ru-RU"><link rel=canonical href="/ru/news/17-peregovory">
                <link rel=alternate hreflang=KY href="/ky/news/17"><meta property=og:image content="/i/17.jpg">
                <meta name=robots content="NoIndex, max-snippet:-1"><body><h1>О переговорах</h1>
                <a href="/files/Совместное заявление.PDF?v=2">Совместное заявление</a><footer><a href=/a.pdf>Устав</a></footer>""");

        assertThat(page.language()).isEqualTo("ru-RU");
        assertThat(page.canonicalUrl()).isEqualTo("https://press.ministry.example/ru/news/17-peregovory");
        assertThat(page.alternates()).isEqualTo(Map.of("ky", "https://press.ministry.example/ky/news/17"));
        assertThat(page.image()).isEqualTo("https://press.ministry.example/i/17.jpg");
        assertThat(page.directives()).containsExactly("noindex", "max-snippet:-1");
        assertThat(page.attachments())
                .containsExactly(new Attachment(
                        "https://press.ministry.example/files/Совместное%20заявление.PDF?v=2",
                        "Совместное заявление", "application/pdf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<script type='application/ld+json'>{\"@graph\":[[[[",
                "<meta property=og:title content='&lt;'>",
                "<link rel=canonical href='http://[::'>",
                "<time datetime='2026-99-99T99:99:99+99:99'>"
            })
    void readsABrokenPage(String html) {
        assertThat(of(html).publishedAt()).isNull();
    }

    @Test
    void readsVeryDeepMarkUpAndJson() {
        String json = "<script type='application/ld+json'>" + "[".repeat(100_000) + "</script>";

        assertThat(of(json + "<div>".repeat(20_000) + "<h1>Statement</h1>").title())
                .isEqualTo("Statement");
    }

    private static PageMetadata of(String html) {
        return PageMetadata.of(Jsoup.parse(html), Context.at(URL, FETCHED));
    }
}
