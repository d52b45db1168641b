package io.silkwire.quality;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures one thing on one set of labelled data. */
public interface Measurement {
    /** The folder of its data below the data directory, such as {@code extraction-en}. */
    String folder();

    /**
     * The figures, ours and each peer's, in the order they are printed.
     *
     * @param data the folder of {@link #folder()}, which exists
     * @throws IOException where the data cannot be read as its README says
     */
    List<Figure> measure(Path data) throws IOException;
}
