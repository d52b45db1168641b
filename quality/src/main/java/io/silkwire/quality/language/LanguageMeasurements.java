package io.silkwire.quality.language;

import io.silkwire.quality.Measurement;
import java.util.List;

/** The measurements of language identification. */
public final class LanguageMeasurements {
    private LanguageMeasurements() {}

    /** All of them, in the order they are printed. */
    public static List<Measurement> all() {
        return List.of(new LanguageMeasurement());
    }
}
