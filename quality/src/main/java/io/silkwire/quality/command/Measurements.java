package io.silkwire.quality.command;

import io.silkwire.quality.Measurement;
import io.silkwire.quality.charset.CharsetMeasurements;
import io.silkwire.quality.extraction.ExtractionMeasurements;
import io.silkwire.quality.feed.FeedMeasurements;
import io.silkwire.quality.inflection.InflectionMeasurement;
import io.silkwire.quality.language.LanguageMeasurements;
import io.silkwire.quality.metadata.MetadataMeasurements;
import io.silkwire.quality.nearduplicate.NearDuplicateMeasurements;
import io.silkwire.quality.own.OwnMeasurements;
import io.silkwire.quality.topic.TopicMeasurements;
import java.util.List;
import java.util.stream.Stream;

/** Every measurement there is, in the order they run: one line for each feature. */
final class Measurements {
    private Measurements() {}

    /** On sets that are not part of the project. */
    static List<Measurement> onGivenData() {
        return Stream.of(
                        ExtractionMeasurements.all(),
                        MetadataMeasurements.all(),
                        FeedMeasurements.all(),
                        LanguageMeasurements.all(),
                        TopicMeasurements.all(),
                        CharsetMeasurements.all(),
                        NearDuplicateMeasurements.all())
                .flatMap(List::stream)
                .toList();
    }

    /** On the sets that come with the project, in {@code quality/sets}. */
    static List<Measurement> onOwnSets() {
        return Stream.of(OwnMeasurements.all(), InflectionMeasurement.all(), TopicMeasurements.onOwnSet())
                .flatMap(List::stream)
                .toList();
    }
}
