package io.silkwire.quality.metadata;

import io.silkwire.quality.Measurement;
import io.silkwire.quality.Wanted;
import java.util.List;

/** The measurements of titles, dates, authors and languages, one for each set. */
public final class MetadataMeasurements {
    private static final double TITLES = 0.85;
    private static final double DATES = 0.95;

    private MetadataMeasurements() {}

    /** In the order they are printed. */
    public static List<Measurement> all() {
        return List.of(
                new MetadataMeasurement("extraction-multilingual", LabelledPages::multilingual, wanted(0.75, 0.87)),
                new MetadataMeasurement("extraction-en", LabelledPages::english, wanted(0.75, 0.83)),
                new MetadataMeasurement("extraction-readability", LabelledPages::readability, List.of()));
    }

    private static List<Wanted> wanted(double titleFloor, double dateFloor) {
        return List.of(
                Wanted.of(MetadataTally.TITLE, TITLES, titleFloor), Wanted.of(MetadataTally.DATE, DATES, dateFloor));
    }
}
