package io.silkwire.ingest.revision;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Push;
import io.silkwire.contracts.Source.Guids;
import io.silkwire.ingest.extraction.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a feed's entry ids from one reading of it to the next: whether they tell its statements apart. Immutable,
 * and kept in the feed's crawl state.
 *
 * @param entries the newest ones seen, at most {@link #MOST_ENTRIES}
 * @param stable entries seen again with the same URL and id
 * @param changedGuids entries seen again with the same URL and another id: ids made anew at each fetch, or counted from the top
 * @param changedUrls entries seen again with the same id and title and another URL: moved, or links with session parts
 * @param sharedGuids entries that had their id in common with another entry of the same reading
 * @param reusedGuids entries whose id had another title and another URL before: names of a slot, such as {@code latest}
 */
public record GuidHistory(
        List<CrawlState.Entry> entries,
        int stable,
        int changedGuids,
        int changedUrls,
        int sharedGuids,
        int reusedGuids) {
    /** Feeds are shorter; those that are longer tell enough with their newest entries. */
    public static final int MOST_ENTRIES = 200;
    /** Nothing is concluded from fewer. */
    private static final int ENOUGH = 3;
    /** Ids are opaque, and some are whole texts. */
    private static final int MOST_CHARS = 200;

    /** Nothing learnt. */
    public static final GuidHistory NONE = new GuidHistory(List.of(), 0, 0, 0, 0, 0);

    /**
     * An entry of a feed.
     *
     * @param guid its id, or null
     * @param url its canonical URL, or null
     * @param title its title, or null
     */
    public record Entry(
            @Nullable String guid,
            @Nullable String url,
            @Nullable String title) {}

    /** What the ids are worth. */
    public enum Verdict {
        /** Too little was seen. */
        UNKNOWN,
        /** They tell entries apart, and so do the URLs. */
        GOOD,
        /** They are the URLs themselves, and tell nothing more. */
        LINKS,
        /** Different entries share one, at one time or one after the other: URLs must tell them apart. */
        SHARED,
        /** They change from fetch to fetch: URLs must tell entries apart. */
        VOLATILE,
        /** They stay while the URLs change: ids should tell entries apart. */
        BETTER_THAN_URLS;

        /** Whether an id says anything of who its entry is. */
        public boolean isBad() {
            return this == SHARED || this == VOLATILE || this == LINKS;
        }
    }

    /** Copies the list. */
    public GuidHistory {
        entries = List.copyOf(entries);
    }

    /** As it was kept. */
    public static GuidHistory of(CrawlState.@Nullable Feed kept) {
        return kept == null
                ? NONE
                : new GuidHistory(
                        kept.entries(),
                        kept.stable(),
                        kept.changedGuids(),
                        kept.changedUrls(),
                        kept.sharedGuids(),
                        kept.reusedGuids());
    }

    /** To be kept, beside the subscription at the feed's hub. */
    public CrawlState.@Nullable Feed kept(@Nullable Push push) {
        return equals(NONE) && push == null
                ? null
                : new CrawlState.Feed(entries, stable, changedGuids, changedUrls, sharedGuids, reusedGuids, push);
    }

    /** What is known after this reading of the feed, newest entry first. */
    public GuidHistory after(List<Entry> reading) {
        return new Comparison(reading).result();
    }

    /**
     * The URL under which this entry was seen last, where it was another one than now and nothing speaks against its id; or
     * null. To be asked before {@link #after}.
     *
     * @param reading all that the feed has now: an entry that still stands beside the other has not moved
     */
    public @Nullable String earlierUrl(Entry entry, List<Entry> reading) {
        String guid = idOf(entry);
        if (guid == null || entry.url() == null) {
            return null;
        }
        boolean good = verdict() == Verdict.GOOD;
        String earlier = null;
        for (CrawlState.Entry known : entries) {
            if (known.url().equals(entry.url())) {
                return null;
            }
            boolean same = known.guid().equals(guid) && (good || known.title() == titleHash(entry.title()));
            earlier = same && earlier == null ? known.url() : earlier;
        }
        String found = earlier;
        boolean stands = reading.stream()
                .anyMatch(other -> (found != null && found.equals(other.url()))
                        || (guid.equals(idOf(other)) && !entry.url().equals(other.url())));
        return stands ? null : earlier;
    }

    /** What the ids of this feed are worth, by what was seen so far. */
    public Verdict verdict() {
        int again = stable + changedGuids + changedUrls;
        int twice = sharedGuids + reusedGuids;
        if ((twice >= ENOUGH && twice * 2 > stable) || (twice > 0 && twice >= stable)) {
            return Verdict.SHARED;
        }
        if (again >= ENOUGH && changedGuids * 2 > again) {
            return Verdict.VOLATILE;
        }
        if (!entries.isEmpty() && entries.stream().allMatch(entry -> isLink(entry.guid(), entry.url()))) {
            return Verdict.LINKS;
        }
        if (again < ENOUGH) {
            return Verdict.UNKNOWN;
        }
        return changedUrls * 2 > again ? Verdict.BETTER_THAN_URLS : Verdict.GOOD;
    }

    /** Whether an id, not the URL, tells entries apart: the source says so or the feed has shown it, and its ids are not bad. */
    public boolean tellsApart(Guids policy) {
        Verdict verdict = verdict();
        return verdict == Verdict.BETTER_THAN_URLS || (policy == Guids.ID && !verdict.isBad());
    }

    private static boolean isLink(String guid, String url) {
        return guid.equals(url) || url.equals(CanonicalUrl.orNull(guid, null));
    }

    /** As it is kept: never longer than it is useful. */
    public static @Nullable String idOf(Entry entry) {
        String guid = entry.guid() == null ? "" : entry.guid().strip();
        if (guid.isEmpty()) {
            return null;
        }
        return guid.length() <= MOST_CHARS
                ? guid
                : guid.substring(0, MOST_CHARS) + Integer.toHexString(guid.hashCode());
    }

    private static int titleHash(@Nullable String title) {
        return title == null
                ? 0
                : Sentences.normalised(title).toLowerCase(Locale.ROOT).hashCode();
    }

    /** One reading beside what was known before. */
    private final class Comparison {
        private final Map<String, CrawlState.Entry> now = new LinkedHashMap<>();
        private final Map<String, CrawlState.Entry> byGuid = new HashMap<>();
        private final Set<String> shared = new HashSet<>();
        private int same = stable;
        private int otherGuids = changedGuids;
        private int otherUrls = changedUrls;
        private int reused = reusedGuids;

        Comparison(List<Entry> reading) {
            for (Entry entry : reading) {
                String guid = idOf(entry);
                if (guid == null || entry.url() == null || now.size() >= MOST_ENTRIES) {
                    continue;
                }
                CrawlState.Entry kept = new CrawlState.Entry(entry.url(), guid, titleHash(entry.title()));
                CrawlState.Entry other = byGuid.putIfAbsent(guid, kept);
                if (other != null && !other.url().equals(kept.url())) {
                    shared.add(guid);
                }
                now.putIfAbsent(entry.url(), kept);
            }
        }

        GuidHistory result() {
            List<CrawlState.Entry> older = new ArrayList<>();
            for (CrawlState.Entry known : entries) {
                if (!isSeenAgain(known)) {
                    older.add(known);
                }
            }
            List<CrawlState.Entry> all = new ArrayList<>(now.values());
            all.addAll(older.subList(0, Math.min(older.size(), MOST_ENTRIES - all.size())));
            return new GuidHistory(all, same, otherGuids, otherUrls, sharedGuids + shared.size(), reused);
        }

        private boolean isSeenAgain(CrawlState.Entry known) {
            CrawlState.Entry here = now.get(known.url());
            if (here != null) {
                same += here.guid().equals(known.guid()) ? 1 : 0;
                otherGuids += here.guid().equals(known.guid()) ? 0 : 1;
                return true;
            }
            CrawlState.Entry elsewhere = byGuid.get(known.guid());
            if (elsewhere == null) {
                return false;
            }
            if (!shared.contains(known.guid())) {
                otherUrls += elsewhere.title() == known.title() ? 1 : 0;
                reused += elsewhere.title() == known.title() ? 0 : 1;
            }
            return true;
        }
    }
}
