package io.silkwire.ingest.feed.date;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of zones with one offset: those of RFC 822, section 5.1, and those seen in the feeds of our regions. */
final class Zones {
    private static final Map<String, ZoneOffset> NAMES = Map.ofEntries(
            entry("z", 0, 0),
            entry("ut", 0, 0),
            entry("utc", 0, 0),
            entry("gmt", 0, 0),
            entry("wet", 0, 0),
            entry("est", -5, 0),
            entry("edt", -4, 0),
            entry("cst", -6, 0),
            entry("cdt", -5, 0),
            entry("mst", -7, 0),
            entry("mdt", -6, 0),
            entry("pst", -8, 0),
            entry("pdt", -7, 0),
            entry("ast", -4, 0),
            entry("adt", -3, 0),
            entry("et", -5, 0),
            entry("bst", 1, 0),
            entry("cet", 1, 0),
            entry("met", 1, 0),
            entry("cest", 2, 0),
            entry("mest", 2, 0),
            entry("eet", 2, 0),
            entry("eest", 3, 0),
            entry("msk", 3, 0),
            entry("мск", 3, 0),
            entry("msd", 4, 0),
            entry("trt", 3, 0),
            entry("azt", 4, 0),
            entry("get", 4, 0),
            entry("amt", 4, 0),
            entry("aft", 4, 30),
            entry("irst", 3, 30),
            entry("pkt", 5, 0),
            entry("uzt", 5, 0),
            entry("tjt", 5, 0),
            entry("tmt", 5, 0),
            entry("yekt", 5, 0),
            entry("kgt", 6, 0),
            entry("hkt", 8, 0),
            entry("jst", 9, 0),
            entry("kst", 9, 0));

    private Zones() {}

    private static Map.Entry<String, ZoneOffset> entry(String name, int hours, int minutes) {
        return Map.entry(name, ZoneOffset.ofHoursMinutes(hours, minutes));
    }

    static @Nullable ZoneOffset of(String word) {
        return NAMES.get(word.toLowerCase(Locale.ROOT));
    }
}
