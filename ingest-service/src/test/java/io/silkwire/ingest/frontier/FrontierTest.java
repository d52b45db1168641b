package io.silkwire.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.CrawlState.Visit;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final SourceId SOURCE = new SourceId("a");

    private final Set<SourceId> crawled = new HashSet<>(Set.of(SOURCE));
    private final Frontier frontier = new Frontier(crawled::contains);

    @Test
    void handsOutWhatIsLongestDueFirst() {
        frontier.put(page("https://one.example/late", NOW.minusSeconds(1)));
        frontier.put(page("https://two.example/early", NOW.minusSeconds(9)));
        frontier.put(page("https://three.example/later", NOW.plusSeconds(9)));

        assertThat(taken()).isEqualTo("https://two.example/early");
        assertThat(taken()).isEqualTo("https://one.example/late");
        assertThat(taken()).isEqualTo("nothing");
        assertThat(frontier.nextAt()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void handsOutOnePlaceOfAHostUntilItIsReleasedAndRested() {
        frontier.put(page("https://one.example/1", NOW));
        frontier.put(page("https://one.example/2", NOW));

        assertThat(taken()).startsWith("https://one.example/");
        assertThat(taken()).isEqualTo("nothing");
        frontier.release("one.example:443", NOW.plusSeconds(2));
        assertThat(taken()).isEqualTo("nothing");
        assertThat(frontier.nextAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(frontier.take(NOW.plusSeconds(2))).isNotNull();
    }

    @Test
    void leavesAHostAloneAsItsRecordSays() {
        frontier.put(page("https://one.example/1", NOW));
        frontier.put(new CrawlState(
                SOURCE,
                Place.HOST + "one.example:443",
                Kind.HOST,
                RevisitPolicy.discovered(NOW, NOW.plusSeconds(60)),
                null));

        assertThat(taken()).isEqualTo("nothing");
        assertThat(frontier.take(NOW.plusSeconds(60))).isNotNull();
    }

    @Test
    void holdsBackWhatIsOfAPausedSourceUntilItIsResumed() {
        crawled.clear();
        frontier.put(page("https://one.example/1", NOW));
        assertThat(taken()).isEqualTo("nothing");

        crawled.add(SOURCE);
        frontier.reschedule();

        assertThat(taken()).isEqualTo("https://one.example/1");
    }

    @Test
    void handsOutAPlaceOnceHoweverOftenItWasRemembered() {
        frontier.put(page("https://one.example/1", NOW));
        frontier.put(page("https://one.example/1", NOW.plusSeconds(30)));
        assertThat(taken()).isEqualTo("nothing");
        assertThat(frontier.take(NOW.plusSeconds(30))).isNotNull();
        frontier.release("one.example:443", NOW);
        assertThat(frontier.take(NOW.plusSeconds(30))).isNull();
    }

    @Test
    void forgetsWhatIsRemoved() {
        frontier.put(page("https://one.example/1", NOW));
        frontier.remove(CrawlState.key(SOURCE, "https://one.example/1"));

        assertThat(taken()).isEqualTo("nothing");
        assertThat(frontier.size()).isZero();
    }

    @Test
    void remembersEveryPartOfAState() {
        CrawlState full = new CrawlState(
                SOURCE,
                "https://one.example/1",
                Kind.PAGE,
                new Visit(
                        NOW,
                        NOW.plusSeconds(1),
                        "fetched",
                        "W/\"ü\"",
                        "yesterday",
                        "sha256:" + "0f".repeat(32),
                        NOW.plusSeconds(2),
                        NOW.plusSeconds(3),
                        Duration.ofMinutes(5),
                        6,
                        7,
                        NOW.plusSeconds(8),
                        "https://one.example/2"),
                new Published(
                        new StatementId("0123456789abcdef0123456789abcdef"),
                        ContentHash.of("t", List.of("s")),
                        3,
                        NOW,
                        NOW.plusSeconds(9),
                        true,
                        2,
                        17L));
        CrawlState bare = page("https://one.example/3", NOW);

        frontier.put(full);
        frontier.put(bare);

        assertThat(frontier.get(full.key())).isEqualTo(full);
        assertThat(frontier.get(bare.key())).isEqualTo(bare);
    }

    @Test
    void tellsSitesByTheirRegistrableDomain() {
        assertThat(Site.of("https://www.mfa.gov.kz/a")).isEqualTo(Site.of("http://press.mfa.gov.kz:8080/b"));
        assertThat(Site.of("https://mfa.gov.kz/")).isNotEqualTo(Site.of("https://other.gov.kz/"));
        assertThat(Site.of("http://127.0.0.1:8001/")).isNotEqualTo(Site.of("http://127.0.0.1:8002/"));
        assertThat(Site.of("http://localhost:8001/").name()).isEqualTo("localhost:8001");
    }

    private String taken() {
        Frontier.Due due = frontier.take(NOW);
        return due == null ? "nothing" : due.state().place();
    }

    private static CrawlState page(String url, Instant due) {
        return new CrawlState(SOURCE, url, Kind.PAGE, RevisitPolicy.discovered(NOW, due), null);
    }
}
