package io.silkwire.quality.extraction;

import io.silkwire.quality.Measurement;
import java.util.List;

/** All measurements of the text of pages. */
public final class ExtractionMeasurements {
    private ExtractionMeasurements() {}

    /** One for each set of labelled pages. */
    public static List<Measurement> all() {
        return List.of(new EnglishPages(), new ReadabilityPages(), new MultilingualPages());
    }
}
