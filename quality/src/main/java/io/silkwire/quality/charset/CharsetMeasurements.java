package io.silkwire.quality.charset;

import io.silkwire.quality.Measurement;
import java.util.List;

/** The measurements of charset decisions. */
public final class CharsetMeasurements {
    private CharsetMeasurements() {}

    /** All of them, in the order they are printed. */
    public static List<Measurement> all() {
        return List.of(new CharsetMatrix());
    }
}
