package io.silkwire.ingest.revision;

import io.silkwire.contracts.Source.Guids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of a feed's entry ids from one reading of it to the next: whether they tell its statements apart. Small and
 * immutable, so it can be kept beside the feed's crawl state.
 *
 * @param guidByUrl of the entries of the last reading, in their order, at most {@link #MOST_ENTRIES}; key is the canonical URL
 * @param stable entries seen again with the same URL and id
 * @param changedGuids entries seen again with the same URL and another id: ids made anew at each fetch
 * @param changedUrls entries seen again with the same id and another URL: session or campaign parts that the canonical form keeps
 * @param sharedGuids entries that had their id in common with another entry of the same reading
 */
public record GuidHistory(
        Map<String, String> guidByUrl, int stable, int changedGuids, int changedUrls, int sharedGuids) {
    /** Feeds are shorter; those that are longer tell enough with their newest entries. */
    public static final int MOST_ENTRIES = 200;
    /** Nothing is concluded from fewer. */
    private static final int ENOUGH = 3;

    /** Nothing learnt. */
    public static final GuidHistory NONE = new GuidHistory(Map.of(), 0, 0, 0, 0);

    /**
     * An entry of a feed.
     *
     * @param guid its id, or null
     * @param url its canonical URL, or null
     */
    public record Entry(@Nullable String guid, @Nullable String url) {}

    /** What the ids are worth. */
    public enum Verdict {
        /** Too little was seen. */
        UNKNOWN,
        /** They tell entries apart, and so do the URLs. */
        GOOD,
        /** Different entries share one: URLs must tell them apart. */
        SHARED,
        /** They change from fetch to fetch: URLs must tell entries apart. */
        VOLATILE,
        /** They stay while the URLs change: ids should tell entries apart. */
        BETTER_THAN_URLS
    }

    /** Copies the map. */
    public GuidHistory {
        guidByUrl = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(guidByUrl));
    }

    /** What is known after this reading of the feed, newest entry first. */
    public GuidHistory after(List<Entry> entries) {
        Map<String, String> now = new LinkedHashMap<>();
        Map<String, String> urlByGuid = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.guid() == null || entry.url() == null || now.size() >= MOST_ENTRIES) {
                continue;
            }
            String other = urlByGuid.putIfAbsent(entry.guid(), entry.url());
            if (other != null && !other.equals(entry.url())) {
                shared.add(entry.guid());
            }
            now.putIfAbsent(entry.url(), entry.guid());
        }
        return compared(now, urlByGuid, shared);
    }

    private GuidHistory compared(Map<String, String> now, Map<String, String> urlByGuid, Set<String> shared) {
        int same = stable;
        int otherGuids = changedGuids;
        int otherUrls = changedUrls;
        for (Map.Entry<String, String> known : guidByUrl.entrySet()) {
            String guid = now.get(known.getKey());
            if (guid != null) {
                same += guid.equals(known.getValue()) ? 1 : 0;
                otherGuids += guid.equals(known.getValue()) ? 0 : 1;
            } else if (urlByGuid.containsKey(known.getValue()) && !shared.contains(known.getValue())) {
                otherUrls++;
            }
        }
        return new GuidHistory(now, same, otherGuids, otherUrls, sharedGuids + shared.size());
    }

    /** What the ids of this feed are worth, by what was seen so far. */
    public Verdict verdict() {
        int again = stable + changedGuids + changedUrls;
        if (sharedGuids >= ENOUGH || (sharedGuids > 0 && sharedGuids >= stable)) {
            return Verdict.SHARED;
        }
        if (again < ENOUGH) {
            return Verdict.UNKNOWN;
        }
        if (changedGuids * 2 > again) {
            return Verdict.VOLATILE;
        }
        return changedUrls * 2 > again ? Verdict.BETTER_THAN_URLS : Verdict.GOOD;
    }

    /**
     * What tells this entry from others: its canonical URL, or its id where the source says so and its ids are not known to be
     * bad. Null where it has neither.
     */
    public @Nullable String keyOf(Guids policy, Entry entry) {
        boolean bad = verdict() == Verdict.SHARED || verdict() == Verdict.VOLATILE;
        if (policy == Guids.ID && !bad && entry.guid() != null) {
            return "guid|" + entry.guid();
        }
        return entry.url() != null ? entry.url() : entry.guid() == null ? null : "guid|" + entry.guid();
    }
}
