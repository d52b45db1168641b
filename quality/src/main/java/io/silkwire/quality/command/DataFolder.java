package io.silkwire.quality.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The sets of a data directory: unpacked ones where they are, {@code NAME.tar.xz} unpacked into a temporary folder when it is
 * needed, which goes with {@link #close()}. Links and whatever would leave the folder are not unpacked.
 */
final class DataFolder implements AutoCloseable {
    static final String REMEDY = "unpack its archive there (tar -xJf NAME.tar.xz -C DIR), or put the archive there";

    private static final String ARCHIVE = ".tar.xz";

    private final Path directory;
    private final PrintStream err;
    private @Nullable Path unpacked;

    private DataFolder(Path directory, PrintStream err) {
        this.directory = directory;
        this.err = err;
    }

    static DataFolder open(Path directory, PrintStream err) {
        return new DataFolder(directory, err);
    }

    Path path() {
        return directory;
    }

    /**
     * The file or folder of a set, or null where there is neither it nor its archive.
     *
     * @param data as in {@code extraction-en} or {@code langid/langid-dev.tsv}; the archive has the name of the first part
     */
    @Nullable
    Path find(String data) throws IOException {
        Path there = directory.resolve(data);
        if (Files.exists(there)) {
            return there;
        }
        String name = Path.of(data).getName(0).toString();
        Path archive = directory.resolve(name + ARCHIVE);
        if (!Files.isRegularFile(archive)) {
            return null;
        }
        Path folder = folder();
        if (!Files.exists(folder.resolve(name))) {
            err.println("unpacking " + archive + " into " + folder);
            unpack(archive, folder);
        }
        Path found = folder.resolve(data);
        return Files.exists(found) ? found : null;
    }

    private Path folder() throws IOException {
        Path folder = unpacked == null ? Files.createTempDirectory("silkwire-quality") : unpacked;
        unpacked = folder;
        return folder;
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(archive + ": the entry " + entry.getName() + " leaves the folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        Path folder = unpacked;
        if (folder != null) {
            List<Path> paths;
            try (Stream<Path> below = Files.walk(folder)) {
                paths = below.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }
}
