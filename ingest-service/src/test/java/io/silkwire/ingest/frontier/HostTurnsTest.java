package io.silkwire.ingest.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.robots.RobotsRules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostTurnsTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final URI PAGE = URI.create("https://www.ministry.gov.kz/news/1");

    private final List<Instant> waits = new ArrayList<>();
    private Instant now = START;

    @Test
    void pausesAfterEachRequestByTheDelay() {
        HostTurns turns = turns(rules(null, true));
        enterAndLeave(turns, PAGE);
        Instant first = now;

        enterAndLeave(turns, PAGE);

        assertThat(now).isEqualTo(first.plus(DELAY));
        assertThat(turns.freeAt("www.ministry.gov.kz:443")).isEqualTo(now.plus(DELAY));
    }

    @Test
    void pausesByTheCrawlDelayWhereItIsLonger() {
        HostTurns turns = turns(rules(Duration.ofSeconds(20), true));
        enterAndLeave(turns, PAGE);
        Instant first = now;

        enterAndLeave(turns, PAGE);

        assertThat(now).isEqualTo(first.plusSeconds(20));
    }

    @Test
    void sendsAwayInsteadOfHoldingAWorkerOverALongCrawlDelay() {
        HostTurns turns = turns(rules(Duration.ofHours(1), true));

        HopGate.Entry first = turns.gate(null, DELAY).enter(PAGE);

        assertThat(first)
                .isInstanceOfSatisfying(
                        HopGate.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.THROTTLED));
        assertThat(turns.freeAt("www.ministry.gov.kz:443")).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(now).isEqualTo(START);
        now = START.plus(Duration.ofHours(1));
        enterAndLeave(turns, PAGE);
    }

    @Test
    void refusesWhatRobotsDisallow() {
        assertThat(turns(rules(null, false)).gate(null, DELAY).enter(PAGE))
                .isInstanceOfSatisfying(
                        HopGate.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.DISALLOWED_BY_ROBOTS));
    }

    @Test
    void leavesAHopToAnotherSiteToItsOwner() {
        HopGate gate = turns(rules(null, true)).gate(Site.of(PAGE), DELAY);

        assertThat(gate.enter(URI.create("https://ministry.example/news/1")))
                .isInstanceOfSatisfying(
                        HopGate.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FOREIGN_HOST));
        assertThat(gate.enter(URI.create("https://press.ministry.gov.kz/news/1")))
                .isInstanceOf(HopGate.Entered.class);
    }

    @Test
    void letsTheNextInOnlyWhenTheOneBeforeHasLeft() throws Exception {
        HostTurns turns = turns(rules(null, true));
        HopGate.Entered first = (HopGate.Entered) turns.gate(null, DELAY).enter(PAGE);

        CompletableFuture<HopGate.Entry> second = CompletableFuture.supplyAsync(
                () -> turns.gate(null, DELAY).enter(URI.create("http://www.ministry.gov.kz/news/2")));
        assertThat(second).isNotDone();
        first.turn().close();

        assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(HopGate.Entered.class);
    }

    private void enterAndLeave(HostTurns turns, URI url) {
        HopGate.Entry entry = turns.gate(null, DELAY).enter(url);
        assertThat(entry).isInstanceOf(HopGate.Entered.class);
        ((HopGate.Entered) entry).turn().close();
    }

    private HostTurns turns(RobotsRules rules) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        return new HostTurns(url -> rules, clock, until -> {
            waits.add(until);
            now = until.isAfter(now) ? until : now;
        });
    }

    private static RobotsRules rules(@Nullable Duration delay, boolean allowed) {
        return new RobotsRules() {
            @Override
            public boolean allows(URI url) {
                return allowed;
            }

            @Override
            public @Nullable Duration crawlDelay() {
                return delay;
            }

            @Override
            public List<URI> sitemaps() {
                return List.of();
            }
        };
    }
}
