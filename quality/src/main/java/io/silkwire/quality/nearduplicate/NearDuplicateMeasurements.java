package io.silkwire.quality.nearduplicate;

import io.silkwire.quality.Measurement;
import java.util.List;

/** All measurements of near-duplicates. */
public final class NearDuplicateMeasurements {
    private NearDuplicateMeasurements() {}

    /** The one there is. */
    public static List<Measurement> all() {
        return List.of(new NearDuplicateMeasurement());
    }
}
