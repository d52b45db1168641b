package io.silkwire.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures one thing on one set of labelled data, ours and its peers in the same run.
 *
 * <p>To add one: implement this in the package of its feature, give it to the list of the feature's class (as
 * {@link io.silkwire.quality.extraction.ExtractionMeasurements#all()} does) and name that in
 * {@link io.silkwire.quality.command.Measurements}. {@code ./silkwire quality --data DIR --only AREA} runs it.
 */
public interface Measurement {
    /** What {@code --only} calls it, such as {@code extraction} or {@code language}; several may have the same. */
    String area();

    /** The folder or file of its data below the data directory, such as {@code extraction-en}. */
    String data();

    /**
     * The figures, ours and each peer's, in the order they are printed. Those of one thing have the same
     * {@linkplain Figure#what() words}, so that they stand beside each other.
     *
     * @param data the file or folder of {@link #data()}, which exists
     * @throws IOException where the data cannot be read as its README says
     */
    List<Figure> measure(Path data, Progress progress) throws IOException;

    /** What is wanted of our figures; empty where nothing was set. */
    default List<Wanted> wanted() {
        return List.of();
    }
}
