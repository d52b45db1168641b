package io.silkwire.alert.delivery.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document of a feed: the newest entries, or a page of its archive. Archive pages are parts of a day (UTC) of {@value #PAGE}
 * entries; they are cut so that none ever changes, and the newest entries reach back at least to the last of them, so that whoever
 * follows the links misses nothing (RFC 5005 §4).
 *
 * @param name of the page within the archive, or null for the newest entries
 * @param entries newest first
 * @param previous name of the archive page before this one, or null where there is none
 * @param next name of the archive page after this one, or null
 */
record FeedPage(
        @Nullable String name,
        List<FeedEntry> entries,
        @Nullable String previous,
        @Nullable String next) {
    /** Entries of an archive page. */
    static final int PAGE = 50;

    private static final int NEWEST = 2 * PAGE;

    /** Copies the entries. */
    FeedPage {
        entries = List.copyOf(entries);
    }

    /** When its newest entry came, or the moment given where there is none. */
    Instant updated(Instant otherwise) {
        return entries.isEmpty() ? otherwise : entries.getFirst().at();
    }

    /** The newest entries. */
    static FeedPage newest(List<FeedEntry> oldestFirst, Instant now) {
        List<String> names = new ArrayList<>(archive(oldestFirst, now).keySet());
        List<FeedEntry> newest = oldestFirst.subList(Math.max(0, oldestFirst.size() - NEWEST), oldestFirst.size());
        return new FeedPage(null, newest.reversed(), names.isEmpty() ? null : names.getLast(), null);
    }

    /** A page of the archive; empty where there is none of this name, or it may still change. */
    static Optional<FeedPage> archived(List<FeedEntry> oldestFirst, String name, Instant now) {
        TreeMap<String, List<FeedEntry>> archive = archive(oldestFirst, now);
        List<FeedEntry> entries = archive.get(name);
        return entries == null
                ? Optional.empty()
                : Optional.of(new FeedPage(name, entries.reversed(), archive.lowerKey(name), archive.higherKey(name)));
    }

    private static TreeMap<String, List<FeedEntry>> archive(List<FeedEntry> oldestFirst, Instant now) {
        TreeMap<String, List<FeedEntry>> pages = new TreeMap<>();
        Map<LocalDate, List<FeedEntry>> days = new TreeMap<>();
        oldestFirst.forEach(entry -> days.computeIfAbsent(
                        entry.at().atZone(ZoneOffset.UTC).toLocalDate(), absent -> new ArrayList<>())
                .add(entry));
        days.forEach((day, entries) -> {
            for (int page = 0; page * PAGE < entries.size(); page++) {
                List<FeedEntry> part = entries.subList(page * PAGE, Math.min(entries.size(), (page + 1) * PAGE));
                // An alert may be a moment late for its day: yesterday is closed when today is an hour old.
                boolean closed = day.plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .plusHours(1)
                        .toInstant()
                        .isBefore(now);
                if (closed || part.size() == PAGE) {
                    pages.put(String.format("%s-%04d", day, page), part);
                }
            }
        });
        return pages;
    }
}
