package io.silkwire.quality.feed;

import io.silkwire.quality.Measurement;
import java.util.List;

/** The measurements of feed reading. */
public final class FeedMeasurements {
    private FeedMeasurements() {}

    /** All of them, in the order they are printed. */
    public static List<Measurement> all() {
        return List.of(new FeedparserCorpus());
    }
}
