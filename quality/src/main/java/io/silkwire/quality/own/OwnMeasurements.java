package io.silkwire.quality.own;

import io.silkwire.quality.Measurement;
import java.util.List;

/** The measurements on the sets that come with Silkwire. */
public final class OwnMeasurements {
    private OwnMeasurements() {}

    /** In the order they are printed. */
    public static List<Measurement> all() {
        return List.of(new OwnPages(), new OwnFeeds());
    }
}
