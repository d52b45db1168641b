package io.silkwire.quality.metadata;

import io.silkwire.quality.Measurement;
import java.util.List;

/** The measurements of titles, dates, authors and languages, one for each set. */
public final class MetadataMeasurements {
    private MetadataMeasurements() {}

    /** In the order they are printed. */
    public static List<Measurement> all() {
        return List.of(
                new MetadataMeasurement("extraction-multilingual", LabelledPages::multilingual),
                new MetadataMeasurement("extraction-en", LabelledPages::english),
                new MetadataMeasurement("extraction-readability", LabelledPages::readability));
    }
}
