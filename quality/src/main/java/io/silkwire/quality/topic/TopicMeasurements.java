package io.silkwire.quality.topic;

import io.silkwire.enrich.topic.TopicFolder;
import io.silkwire.enrich.topic.TopicRule;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Wanted;
import java.nio.file.Path;
import java.util.List;

/** All measurements of topics. */
public final class TopicMeasurements {
    private static final double GOAL = 0.9;

    private TopicMeasurements() {}

    /** One for each set of labelled documents, with the definitions of {@code seeds/topics} of this installation. */
    public static List<Measurement> all() {
        Path seeds = Path.of(System.getProperty("silkwire.home", ""), "seeds", "topics");
        return List.of(
                new TopicMeasurement(
                        "topics-ru-en.jsonl",
                        seeds,
                        List.of(Wanted.of("ru macro-F1", GOAL, 0.8), Wanted.of("en macro-F1", GOAL, 0.8))),
                new TopicMeasurement("topics/topical-dev.jsonl", seeds, List.of(Wanted.of("en macro-F1", GOAL, 0.7))));
    }

    /** On statements written for this purpose, each in fourteen languages or scripts: is a text tagged alike in all of them? */
    public static List<Measurement> onOwnSet() {
        Path seeds = Path.of(System.getProperty("silkwire.home", ""), "seeds", "topics");
        return List.of(new TopicMeasurement(
                "topics/translations.jsonl", seeds, List.of(Wanted.of("mean of languages, macro-F1", GOAL, 0.9))));
    }

    static List<TopicRule> rules(Path directory) {
        TopicFolder.Contents folder = TopicFolder.read(directory);
        if (!folder.problems().isEmpty()) {
            throw new IllegalStateException("topics cannot be measured: " + folder.problems());
        }
        return folder.rules();
    }
}
