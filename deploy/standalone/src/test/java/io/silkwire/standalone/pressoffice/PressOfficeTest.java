package io.silkwire.standalone.pressoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Source;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PressOfficeTest {
    private final Steps clock = new Steps();
    private final HttpClient client = HttpClient.newHttpClient();
    private PressOffice office;

    @BeforeEach
    void open() throws Exception {
        Path corpus = Path.of("../../seeds/corpus");
        office = PressOffice.start(Files.exists(corpus) ? corpus : Path.of("seeds/corpus"), clock, 1, Duration.ZERO);
    }

    /** The script begins with the first visitor. */
    private void visit() throws Exception {
        get(origin(0).resolve("/robots.txt"));
    }

    @AfterEach
    void close() {
        office.close();
        client.close();
    }

    @Test
    void publishesMoreAsTimePasses() throws Exception {
        String early = text(get(feed(0)));
        clock.step(20);
        String later = text(get(feed(0)));

        assertThat(early).contains("/en/news/101.html").doesNotContain("/ru/news/102.html");
        assertThat(later).contains("/ru/news/102.html").contains("/files/communique.pdf");
    }

    @Test
    void waitsForItsFirstVisitor() throws Exception {
        clock.step(3_600);

        assertThat(text(get(feed(0)))).contains("/en/news/101.html").doesNotContain("/ru/news/102.html");
    }

    @Test
    void movesAStatementAndKeepsItsId() throws Exception {
        String before = text(get(feed(1)));
        clock.step(40);
        HttpResponse<byte[]> left = get(origin(1).resolve("/press/briefing"));
        String after = text(get(feed(1)));

        assertThat(left.statusCode()).isEqualTo(301);
        URI moved = URI.create(left.headers().firstValue("Location").orElseThrow());
        assertThat(moved.getPath()).isEqualTo("/archive/press/briefing");
        assertThat(get(moved).statusCode()).isEqualTo(200);
        assertThat(before).contains("<id>tag:un-body.example,2026:/press/briefing</id>");
        assertThat(after)
                .contains("<id>tag:un-body.example,2026:/press/briefing</id>")
                .contains(moved.toString());
    }

    @Test
    void putsAStatementBack() throws Exception {
        visit();
        URI page = origin(1).resolve("/press/note-1");
        clock.step(22);
        int gone = get(page).statusCode();
        clock.step(53);

        assertThat(gone).isEqualTo(410);
        assertThat(get(page).statusCode()).isEqualTo(200);
        assertThat(text(get(feed(1)))).contains("/press/note-1");
    }

    @Test
    void answersNotModifiedToItsOwnValidator() throws Exception {
        HttpResponse<byte[]> whole = get(feed(0));
        String etag = whole.headers().firstValue("ETag").orElseThrow();

        HttpRequest again =
                HttpRequest.newBuilder(feed(0)).header("If-None-Match", etag).build();

        assertThat(client.send(again, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(304);
        clock.step(30);
        assertThat(client.send(again, HttpResponse.BodyHandlers.ofByteArray()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void editsAStatementAfterHalfAMinute() throws Exception {
        URI page = origin(0).resolve("/en/news/101.html");
        String before = text(get(page));
        clock.step(30);

        assertThat(before).doesNotContain(Item.ADDED);
        assertThat(text(get(page))).contains(Item.ADDED);
    }

    @Test
    void withdrawsAStatement() throws Exception {
        visit();
        URI page = origin(2).resolve("/release/2");
        clock.step(20);
        int before = get(page).statusCode();
        clock.step(25);

        assertThat(before).isEqualTo(200);
        assertThat(get(page).statusCode()).isEqualTo(410);
    }

    @Test
    void writesItsRussianPageInWindows1251() throws Exception {
        visit();
        clock.step(20);

        HttpResponse<byte[]> page = get(origin(0).resolve("/ru/news/102.html"));

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(page.body(), Charset.forName("windows-1251"))).contains("конференции под эгидой ООН");
    }

    @Test
    void countsViewsAtEachRequest() throws Exception {
        URI page = origin(0).resolve("/en/news/101.html");

        assertThat(text(get(page))).isNotEqualTo(text(get(page)));
    }

    @Test
    void offersAPdfAndAListingInPages() throws Exception {
        visit();
        clock.step(20);

        assertThat(text(get(origin(0).resolve("/files/communique.pdf")))).startsWith("%PDF");
        assertThat(text(get(origin(1).resolve("/news")))).contains("/press/briefing");
        clock.step(60);
        assertThat(text(get(origin(1).resolve("/news")))).contains("/news?page=2");
        assertThat(text(get(origin(1).resolve("/news?page=2")))).contains("/press/briefing");
    }

    @Test
    void asksOnceToComeLater() throws Exception {
        assertThat(get(feed(2)).statusCode()).isEqualTo(200);
        assertThat(get(feed(2)).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> third = get(feed(2));

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).hasValue("4");
        assertThat(get(feed(2)).statusCode()).isEqualTo(200);
    }

    @Test
    void answersTheSlowPageInTheEnd() throws Exception {
        assertThat(get(origin(2).resolve("/release/1")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhoFetchedWhatRobotsTxtCloses() throws Exception {
        assertThat(text(get(origin(2).resolve("/robots.txt")))).contains("Disallow: /internal/");
        get(origin(2).resolve("/internal/drafts"));

        assertThat(office.violations()).isEqualTo(1);
        assertThat(text(get(office.statusPage()))).contains("requests against robots.txt: 1");
    }

    private URI feed(int source) {
        Source of = office.sources().get(source);
        return URI.create(of.feeds().getFirst());
    }

    private URI origin(int source) {
        return feed(source).resolve("/");
    }

    private HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** A clock that moves when told. */
    private static final class Steps extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

        void step(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
