package io.silkwire.alert.delivery.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(FeedPage.archived(List.of(entry(0, 0)), "2026-11-22-0000", NOON))
                .isEmpty();
        assertThat(FeedPage.archived(List.of(), "../x", NOON)).isEmpty();
        assertThat(FeedPage.newest(List.of(), NOON).previous()).isNull();
    }

    private static Set<String> reachable(List<FeedEntry> entries, Instant now) {
        Set<String> ids = new LinkedHashSet<>();
        FeedPage.newest(entries, now).entries().forEach(entry -> ids.add(entry.id()));
        archive(entries, now).forEach(page -> page.entries().forEach(entry -> ids.add(entry.id())));
        return ids;
    }

    /** From the newest entries back along the links. */
    private static List<FeedPage> archive(List<FeedEntry> entries, Instant now) {
        List<FeedPage> pages = new ArrayList<>();
        String name = FeedPage.newest(entries, now).previous();
        while (name != null) {
            Optional<FeedPage> page = FeedPage.archived(entries, name, now);
            assertThat(page).as(name).isPresent();
            pages.add(page.get());
            name = page.get().previous();
        }
        return pages;
    }

    private static FeedEntry entry(int hour, int i) {
        return FeedEntry.of(Alerts.at(
                new SubscriptionId("water"),
                "h" + hour + "-" + i,
                true,
                NOON.plus(Duration.ofHours(hour)).plusSeconds(i)));
    }
}
