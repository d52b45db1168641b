package io.silkwire.alert.delivery.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document of a feed: the newest entries, or a page of its archive. Archive pages are parts of a day (UTC) of {@value #PAGE}
 * entries, counted from the day's beginning: what is in one never changes, and once the first of its entries is kept no more all of
 * the page is gone. The newest entries reach back at least to the last page, so that whoever follows the links misses nothing of what
 * is kept (RFC 5005 §4). A page has no link to the one after it, which is not there yet when it is written.
 *
 * @param name of the page within the archive, or null for the newest entries
 * @param entries newest first
 * @param previous name of the archive page before this one, or null where there is none
 */
record FeedPage(
        @Nullable String name,
        List<FeedEntry> entries,
        @Nullable String previous) {
    /** Entries of an archive page. */
    static final int PAGE = 50;

    private static final int NEWEST = 2 * PAGE;
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(\\d{4,7})");

    /** What is at the name of an archive page. */
    sealed interface Archived {
        /** It is there. */
        record Found(FeedPage page) implements Archived {}

        /** What it had is kept no more. */
        record Gone() implements Archived {}

        /** There is none of this name, or it may still change. */
        record Unknown() implements Archived {}
    }

    /** Copies the entries. */
    FeedPage {
        entries = List.copyOf(entries);
    }

    /** When its newest entry came, or the moment given where there is none. */
    Instant updated(Instant otherwise) {
        return entries.isEmpty() ? otherwise : entries.getFirst().at();
    }

    /** The newest entries. */
    static FeedPage newest(FeedLog.Kept kept, Instant now) {
        List<FeedEntry> all = kept.oldestFirst();
        List<String> names = new ArrayList<>(archive(kept, now).keySet());
        return new FeedPage(
                null,
                all.subList(Math.max(0, all.size() - NEWEST), all.size()).reversed(),
                names.isEmpty() ? null : names.getLast());
    }

    /** A page of the archive. */
    static Archived archived(FeedLog.Kept kept, String name, Instant now) {
        TreeMap<String, List<FeedEntry>> archive = archive(kept, now);
        List<FeedEntry> entries = archive.get(name);
        if (entries != null) {
            return new Archived.Found(new FeedPage(name, entries.reversed(), archive.lowerKey(name)));
        }
        return isGone(kept, name) ? new Archived.Gone() : new Archived.Unknown();
    }

    private static boolean isGone(FeedLog.Kept kept, String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return false;
        }
        try {
            LocalDate day = LocalDate.parse(parts.group(1));
            boolean dayIsGone = kept.goneThrough() != null && !day.isAfter(kept.goneThrough());
            return dayIsGone
                    || Integer.parseInt(parts.group(2)) * PAGE < kept.dropped().getOrDefault(day, 0);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static TreeMap<String, List<FeedEntry>> archive(FeedLog.Kept kept, Instant now) {
        Map<LocalDate, List<FeedEntry>> days = new TreeMap<>();
        for (FeedEntry entry : kept.oldestFirst()) {
            LocalDate day = FeedLog.day(entry.at());
            if (kept.goneThrough() == null || day.isAfter(kept.goneThrough())) {
                days.computeIfAbsent(day, absent -> new ArrayList<>()).add(entry);
            }
        }
        TreeMap<String, List<FeedEntry>> pages = new TreeMap<>();
        days.forEach(
                (day, entries) -> cut(day, kept.dropped().getOrDefault(day, 0), entries, isClosed(day, now), pages));
        return pages;
    }

    private static void cut(
            LocalDate day,
            int dropped,
            List<FeedEntry> entries,
            boolean isClosed,
            TreeMap<String, List<FeedEntry>> pages) {
        int first = (dropped + PAGE - 1) / PAGE;
        for (int page = first; page * PAGE - dropped < entries.size(); page++) {
            int from = page * PAGE - dropped;
            List<FeedEntry> part = entries.subList(from, Math.min(entries.size(), from + PAGE));
            if (isClosed || part.size() == PAGE) {
                pages.put(String.format("%s-%04d", day, page), part);
            }
        }
    }

    /** An alert may be a moment late for its day: yesterday is closed when today is an hour old. */
    private static boolean isClosed(LocalDate day, Instant now) {
        return day.plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .plusHours(1)
                .toInstant()
                .isBefore(now);
    }
}
