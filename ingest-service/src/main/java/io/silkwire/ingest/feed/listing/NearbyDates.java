package io.silkwire.ingest.feed.listing;

import io.silkwire.ingest.feed.date.ReadDate;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The dates that stand beside links. What an element above them holds is looked at once, however many links are below it. */
final class NearbyDates {
    private static final int MOST_LEVELS = 5;
    /** What holds more links than these holds another statement's. */
    private static final int MOST_LINKS = 3;

    private final IdentityHashMap<Element, Optional<ReadDate>> dates = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Boolean> crowded = new IdentityHashMap<>();

    /** The date nearest above the link, as long as what holds it holds no other statement's link. */
    @Nullable
    ReadDate beside(Element link) {
        Element at = link;
        for (int level = 0; at != null && level < MOST_LEVELS; level++) {
            if (level > 0 && crowded.computeIfAbsent(at, NearbyDates::isCrowded)) {
                return null;
            }
            Optional<ReadDate> date = dates.computeIfAbsent(at, one -> Optional.ofNullable(ListingReader.date(one)));
            if (date.isPresent()) {
                return date.get();
            }
            at = at.parent();
        }
        return null;
    }

    private static boolean isCrowded(Element block) {
        Set<String> targets = new HashSet<>();
        return block.select("a[href]").stream().anyMatch(link -> {
            targets.add(link.absUrl("href"));
            return targets.size() > MOST_LINKS;
        });
    }
}
