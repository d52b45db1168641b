package io.silkwire.ingest.charset;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The same bytes read in each one-byte charset of Cyrillic, and what each reading {@linkplain LetterPairs costs}. The cheapest
 * is the answer where it is as cheap as text is; text of another script is dear in all of them.
 */
final class CyrillicReadings {
    /** With bits that stand for how rare each is on the web; of readings that cost the same, the first is taken. */
    private static final Map<Charset, Integer> CANDIDATES = candidates();

    /** Bits for each byte above ASCII: text costs 3.5 to 5.2, the same in a wrong charset or of another script 7 and more. */
    private static final double MOST_BITS = 6.0;

    /** Bits by which the cheapest reading must beat what was declared: chances of one to a million. */
    private static final double LEAST_MARGIN = 20;

    private static final int FEWEST_BYTES = 8;

    private final byte[] sample;
    private final int high;
    private final @Nullable Charset best;
    private final double bestCost;

    CyrillicReadings(byte[] sample) {
        this.sample = sample;
        int bytes = 0;
        for (byte b : sample) {
            bytes += b < 0 ? 1 : 0;
        }
        this.high = bytes;
        Charset cheapest = null;
        double least = Double.MAX_VALUE;
        for (Charset candidate : CANDIDATES.keySet()) {
            double cost = cost(candidate);
            if (cost < least) {
                cheapest = candidate;
                least = cost;
            }
        }
        this.best = cheapest;
        this.bestCost = least;
    }

    /** The charset in which this reads as text, or null where there is none or too little to tell. */
    @Nullable
    Charset plausible() {
        return high >= FEWEST_BYTES && bestCost <= MOST_BITS * high ? best : null;
    }

    /** The charset that reads it so much better than the one declared that the declaration must be wrong, or null. */
    @Nullable
    Charset instead(Charset declared) {
        Charset other = plausible();
        if (other == null || other.equals(declared)) {
            return null;
        }
        return isCandidate(declared) && cost(declared) < bestCost + LEAST_MARGIN ? null : other;
    }

    /** Whether the declared Cyrillic charset makes it unreadable. */
    boolean contradict(Charset declared) {
        return isCandidate(declared) && plausible() == null && high > 0 && cost(declared) > 8.5 * high;
    }

    static boolean isCandidate(Charset charset) {
        return CANDIDATES.containsKey(charset);
    }

    private double cost(Charset charset) {
        return LetterPairs.cost(new String(sample, charset)) + Objects.requireNonNull(CANDIDATES.get(charset));
    }

    private static Map<Charset, Integer> candidates() {
        Map<Charset, Integer> candidates = new LinkedHashMap<>();
        candidates.put(Charset.forName("windows-1251"), 0);
        candidates.put(Charset.forName("KOI8-R"), 2);
        candidates.put(Charset.forName("KOI8-U"), 3);
        candidates.put(Charset.forName("IBM866"), 4);
        candidates.put(Charset.forName("ISO-8859-5"), 5);
        candidates.put(Charset.forName("x-MacCyrillic"), 6);
        candidates.put(OneByteCharset.KZ_1048, 4);
        candidates.put(OneByteCharset.PTCP154, 5);
        return candidates;
    }
}
