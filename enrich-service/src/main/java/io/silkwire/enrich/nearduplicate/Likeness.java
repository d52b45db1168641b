package io.silkwire.enrich.nearduplicate;

/**
 * Whether two texts tell the same thing in the same words. A pure, symmetric function of two fingerprints, so that the stories do not
 * depend on who came first.
 *
 * <p>Three ways to be a copy, each with its own proof: most shingles are shared ({@link Kind#COPY}); nearly the whole shorter text
 * stands in the longer ({@link Kind#EXCERPT}); four words in five remain in their order, though edits everywhere broke the shingles
 * ({@link Kind#EDITED}). Letters of one template share words too: unless they are all but equal, their numbers and names must agree.
 *
 * <p>The limits were set on the development pairs and on edits made by hand and by chance: see docs/QUALITY.md.
 */
public sealed interface Likeness {
    /** How one text came from the other. */
    enum Kind {
        COPY,
        EXCERPT,
        EDITED
    }

    /**
     * The same story.
     *
     * @param resemblance shared shingles among all of both, above 0 to 1
     * @param containment shared shingles among those of the shorter, above 0 to 1
     */
    record Same(Kind kind, double resemblance, double containment) implements Likeness {}

    /** Not the same story. */
    record Different() implements Likeness {}

    /** What no comparison can make the same. */
    Different DIFFERENT = new Different();

    /** Compares two texts. */
    static Likeness of(Fingerprint first, Fingerprint second) {
        return new Comparison(first, second).likeness();
    }
}
