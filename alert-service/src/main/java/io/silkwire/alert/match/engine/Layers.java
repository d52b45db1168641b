package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Segments one above the other: a subscription is live in at most one of them. Immutable. */
record Layers(List<Layers.Layer> layers) {
    static final Layers NONE = new Layers(List.of());

    /** A layer is merged with those above it when it is not this many times as large as they are together. */
    private static final long GROWTH = 8;

    /** Copies the list. */
    Layers {
        layers = List.copyOf(layers);
    }

    /**
     * A segment, and which of its subscriptions have gone or stand in a layer above.
     *
     * @param gone by number; never changed
     */
    record Layer(Segment segment, BitSet gone) {
        Layer(Segment segment) {
            this(segment, new BitSet());
        }

        int size() {
            return segment.size() - gone.cardinality();
        }

        boolean has(SubscriptionId id) {
            Integer number = segment.number(id);
            return number != null && !gone.get(number);
        }

        /** Those that are live. */
        List<Subscription> live() {
            List<Subscription> live = new ArrayList<>();
            for (int i = gone.nextClearBit(0); i < segment.size(); i = gone.nextClearBit(i + 1)) {
                live.add(segment.subscription(i));
            }
            return live;
        }

        Layer without(SubscriptionId id) {
            Integer number = segment.number(id);
            if (number == null || gone.get(number)) {
                return this;
            }
            BitSet more = (BitSet) gone.clone();
            more.set(number);
            return new Layer(segment, more);
        }

        private boolean isWasted() {
            return gone.cardinality() > segment.size() / 2;
        }
    }

    /** How many subscriptions are live. */
    int size() {
        return layers.stream().mapToInt(Layer::size).sum();
    }

    Layers without(SubscriptionId id) {
        return new Layers(layers.stream().map(layer -> layer.without(id)).toList());
    }

    Layers with(Layer top) {
        List<Layer> higher = new ArrayList<>(layers);
        higher.add(top);
        return new Layers(higher);
    }

    /** The topmost layers that should be one, or a layer that is mostly gone with those above it; may be none. */
    List<Layer> toMerge() {
        if (layers.isEmpty()) {
            return List.of();
        }
        int from = layers.size() - 1;
        long together = layers.get(from).size();
        while (from > 0 && layers.get(from - 1).size() < GROWTH * together) {
            from--;
            together += layers.get(from).size();
        }
        for (int i = from; i >= 0; i--) {
            from = layers.get(i).isWasted() ? i : from;
        }
        boolean due = from < layers.size() - 1 || layers.get(from).isWasted();
        return due ? layers.subList(from, layers.size()) : List.of();
    }

    /**
     * With one segment in place of some layers. What has gone from them since they were merged has gone from it too.
     *
     * @param parts neighbours, as they were when the segment was made of what was live in them
     */
    Layers replaced(List<Layer> parts, Segment merged) {
        int from = indexOf(parts.getFirst().segment());
        List<Layer> now = layers.subList(from, from + parts.size());
        List<Layer> next = new ArrayList<>(layers.subList(0, from));
        next.add(new Layer(merged, goneFrom(now, merged)));
        next.addAll(layers.subList(from + parts.size(), layers.size()));
        return new Layers(next);
    }

    private int indexOf(Segment segment) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).segment().equals(segment)) {
                return i;
            }
        }
        throw new IllegalStateException("the layer that was merged is not there any more");
    }

    private static BitSet goneFrom(List<Layer> now, Segment merged) {
        BitSet gone = new BitSet();
        for (int i = 0; i < merged.size(); i++) {
            SubscriptionId id = merged.subscription(i).id();
            if (now.stream().noneMatch(layer -> layer.has(id))) {
                gone.set(i);
            }
        }
        return gone;
    }
}
