package io.silkwire.alert.match.engine;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions compiled together, each with a number. Immutable: the arrays are never written. */
final class Segment {
    static final int NO_MARK = -1;

    /** By number. */
    private final Subscription[] subscriptions;

    /** Numbers of subscriptions. */
    private final Map<SubscriptionId, Integer> numbers;

    /** Of all queries, see {@link Code}. */
    private final int[] code;

    /** Of each subscription's query in the code. */
    private final int[] starts;

    /** Marks of stems. */
    private final StemTable words;

    /** Marks of beginnings of stems. */
    private final StemTable beginnings;

    /** Marks of properties. */
    private final Map<Property, Integer> properties;

    /** For each mark pairs of a subscription and another mark that it needs too, or {@link #NO_MARK}. */
    private final int[][] postings;

    /** Subscriptions that no mark finds. */
    private final int[] always;

    private final Placed[] placed;

    private final Asked[] asked;

    Segment(
            Subscription[] subscriptions,
            Map<SubscriptionId, Integer> numbers,
            int[] code,
            int[] starts,
            StemTable words,
            StemTable beginnings,
            Map<Property, Integer> properties,
            int[][] postings,
            int[] always,
            Placed[] placed,
            Asked[] asked) {
        this.subscriptions = subscriptions;
        this.numbers = numbers;
        this.code = code;
        this.starts = starts;
        this.words = words;
        this.beginnings = beginnings;
        this.properties = properties;
        this.postings = postings;
        this.always = always;
        this.placed = placed;
        this.asked = asked;
    }

    int size() {
        return subscriptions.length;
    }

    Subscription subscription(int number) {
        return subscriptions[number];
    }

    /** The subscription's number, or null where it is not in this segment. */
    @Nullable
    Integer number(SubscriptionId id) {
        return numbers.get(id);
    }

    Set<SubscriptionId> ids() {
        return numbers.keySet();
    }

    int[] code() {
        return code;
    }

    /** Where the query of this subscription begins in the code. */
    int start(int number) {
        return starts[number];
    }

    /** How many placed conditions there are. */
    int conditions() {
        return placed.length;
    }

    Placed placed(int condition) {
        return placed[condition];
    }

    Asked asked(int number) {
        return asked[number];
    }

    /** What of this segment's marks a statement with these properties shows. */
    Sightings read(EnrichedStatement enriched, List<Property> shown, Wording wording) {
        Sightings sightings = new Sightings(postings.length, wording);
        sightings.read(
                words, beginnings, enriched.stems().title(), enriched.stems().body());
        for (Property property : shown) {
            Integer mark = properties.get(property);
            if (mark != null) {
                sightings.show(mark);
            }
        }
        sightings.settle();
        return sightings;
    }

    /** The subscriptions that may fit, by number. */
    BitSet candidates(Sightings sightings) {
        BitSet candidates = new BitSet(subscriptions.length);
        for (int number : always) {
            candidates.set(number);
        }
        for (int i = 0; i < sightings.count(); i++) {
            int[] posting = postings[sightings.mark(i)];
            for (int at = 0; at < posting.length; at += 2) {
                int guard = posting[at + 1];
                if (guard == NO_MARK || sightings.shows(guard)) {
                    candidates.set(posting[at]);
                }
            }
        }
        return candidates;
    }
}
