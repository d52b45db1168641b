package io.silkwire.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The data directory of the demonstration: below the usual one, and empty at each start, as its sites start anew too. */
final class Demonstration {
    private static final String NAME = "demo";

    private Demonstration() {}

    /**
     * An empty folder for a demonstration.
     *
     * @throws Problem where the last one still runs or its data cannot be removed
     */
    static Path freshFolder(Path data) {
        Path folder = data.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            return folder;
        }
        // Opening takes the lock: what another process uses is not removed.
        DataFolder.open(folder).close();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new Problem("the data of the last demonstration cannot be removed from " + folder, e);
        }
        return folder;
    }
}
