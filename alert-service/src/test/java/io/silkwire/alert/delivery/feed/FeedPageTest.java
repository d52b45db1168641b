package io.silkwire.alert.delivery.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedPageTest {
    private static final Instant NOON = Alerts.NOON;

    @Test
    void whoeverFollowsTheLinksGetsEveryEntryAtAnyMoment() {
        List<FeedEntry> entries = new ArrayList<>();
        for (int hour = 0; hour < 100; hour++) {
            for (int i = 0; i < hour % 9; i++) {
                entries.add(entry(hour, i));
            }
            Instant now = NOON.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(30));
            assertThat(reachable(entries, now)).hasSize(entries.size());
        }
    }

    @Test
    void anArchivePageNeverChangesOnceItIsThere() {
        List<FeedEntry> entries = new ArrayList<>();
        Map<String, List<FeedEntry>> seen = new HashMap<>();
        for (int hour = 0; hour < 100; hour++) {
            for (int i = 0; i < hour % 13; i++) {
                entries.add(entry(hour, i));
            }
            Instant now = NOON.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(30));
            for (FeedPage page : archive(entries, now)) {
                List<FeedEntry> before = seen.putIfAbsent(String.valueOf(page.name()), page.entries());
                assertThat(before == null || before.equals(page.entries())).isTrue();
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void anUnknownPageIsNone() {
        FeedLog.Kept one = FeedLog.Kept.all(List.of(entry(0, 0)));
        FeedLog.Kept none = FeedLog.Kept.all(List.of());

        assertThat(FeedPage.archived(one, "2026-11-22-0000", NOON)).isEqualTo(new FeedPage.Archived.Unknown());
        for (String name : List.of("../x", "2026-13-45-0000", "2026-11-22-99999999", "")) {
            assertThat(FeedPage.archived(none, name, NOON)).as(name).isEqualTo(new FeedPage.Archived.Unknown());
        }
        assertThat(FeedPage.newest(none, NOON).previous()).isNull();
    }

    @Test
    void aPageStaysWhatItIsWhileOlderOnesGoAndTheseAreGoneAndNotUnknown() {
        FeedLog log = new FeedLog();
        log.isWhole(null);
        Map<String, List<FeedEntry>> seen = new HashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        int offset = 0;
        for (int hour = 0; hour < 120; hour++) {
            for (int i = 0; i < 30; i++) {
                log.add(offset++, alert(hour, i));
            }
            Instant now = NOON.plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(59));
            FeedLog.Kept kept = kept(log);
            for (Map.Entry<String, List<FeedEntry>> page : seen.entrySet()) {
                switch (FeedPage.archived(kept, page.getKey(), now)) {
                    case FeedPage.Archived.Found found -> {
                        assertThat(found.page().entries()).isEqualTo(page.getValue());
                        assertThat(gone).doesNotContain(page.getKey());
                    }
                    case FeedPage.Archived.Gone lost -> gone.add(page.getKey());
                    case FeedPage.Archived.Unknown unknown ->
                        assertThat(page.getKey())
                                .as("was there, and is unknown now")
                                .isEmpty();
                }
            }
            archive(kept, now).forEach(page -> seen.put(String.valueOf(page.name()), page.entries()));
        }
        assertThat(kept(log).oldestFirst()).hasSize(FeedLog.MOST);
        assertThat(gone).hasSizeGreaterThan(20);
        assertThat(seen).hasSizeGreaterThan(gone.size() + 30);
    }

    @Test
    void theDayOfWhichKafkaMayHaveLostSomeIsGoneAsAWhole() {
        FeedLog log = new FeedLog();
        for (int hour = 0; hour < 48; hour++) {
            log.add(hour, alert(hour, 0));
        }
        log.isWhole(FeedLog.day(NOON));
        Instant now = NOON.plus(Duration.ofDays(10));

        assertThat(FeedPage.archived(kept(log), "2026-11-22-0000", now)).isEqualTo(new FeedPage.Archived.Gone());
        assertThat(FeedPage.archived(kept(log), "2026-11-21-0000", now)).isEqualTo(new FeedPage.Archived.Gone());
        assertThat(FeedPage.archived(kept(log), "2026-11-23-0000", now)).isInstanceOf(FeedPage.Archived.Found.class);
        assertThat(FeedPage.archived(kept(log), "2026-11-23-0001", now)).isEqualTo(new FeedPage.Archived.Unknown());
        assertThat(FeedPage.newest(kept(log), now).entries()).hasSize(48);
    }

    @Test
    void whatIsToldTwiceAndInAnyOrderStandsOnceWhereItCameFirst() {
        FeedLog log = new FeedLog();
        log.add(9, alert(2, 0));
        log.add(7, alert(1, 0));
        log.add(3, alert(2, 0));
        log.add(12, alert(1, 0));
        log.isWhole(null);

        assertThat(kept(log).oldestFirst()).containsExactly(entry(2, 0), entry(1, 0));
    }

    @Test
    void whatIsTooOldIsLetGo() {
        FeedLog log = new FeedLog();
        log.add(1, alert(0, 0));
        log.add(2, alert(100, 0));
        log.isWhole(null);

        log.forgetBefore(NOON.plus(Duration.ofHours(50)));

        assertThat(kept(log).oldestFirst()).containsExactly(entry(100, 0));
        assertThat(FeedPage.archived(kept(log), "2026-11-22-0000", NOON.plus(Duration.ofDays(9))))
                .isEqualTo(new FeedPage.Archived.Gone());
    }

    private static FeedLog.Kept kept(FeedLog log) {
        try {
            return Objects.requireNonNull(log.await(Duration.ZERO));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> reachable(List<FeedEntry> entries, Instant now) {
        Set<String> ids = new LinkedHashSet<>();
        FeedPage.newest(FeedLog.Kept.all(entries), now).entries().forEach(entry -> ids.add(entry.id()));
        archive(entries, now).forEach(page -> page.entries().forEach(entry -> ids.add(entry.id())));
        return ids;
    }

    private static List<FeedPage> archive(List<FeedEntry> entries, Instant now) {
        return archive(FeedLog.Kept.all(entries), now);
    }

    /** From the newest entries back along the links. */
    private static List<FeedPage> archive(FeedLog.Kept kept, Instant now) {
        List<FeedPage> pages = new ArrayList<>();
        String name = FeedPage.newest(kept, now).previous();
        while (name != null) {
            FeedPage page = ((FeedPage.Archived.Found) FeedPage.archived(kept, name, now)).page();
            pages.add(page);
            name = page.previous();
        }
        return pages;
    }

    private static FeedEntry entry(int hour, int i) {
        return FeedEntry.of(alert(hour, i));
    }

    private static Alert alert(int hour, int i) {
        return Alerts.at(
                new SubscriptionId("water"),
                "h" + hour + "-" + i,
                true,
                NOON.plus(Duration.ofHours(hour)).plusSeconds(i));
    }
}
