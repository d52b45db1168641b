package io.silkwire.quality;

/** Which items of a set a figure stands on: sets that something was learned or tuned on are told in two halves. */
public enum Half {
    /** Every item. */
    ALL(""),
    /** Items 0, 2, 4…: learned and tuned on. */
    EVEN("even half, tuned on"),
    /** Items 1, 3, 5…: not learned from. */
    ODD("odd half");

    private final String label;

    Half(String label) {
        this.label = label;
    }

    /** The half of an item by its place in the set, from 0. */
    public static Half of(int place) {
        return place % 2 == 0 ? EVEN : ODD;
    }

    /** For people; empty for all. */
    public String label() {
        return label;
    }
}
