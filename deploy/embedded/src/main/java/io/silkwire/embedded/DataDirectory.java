package io.silkwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one Elasticsearch, held by this JVM alone until closed: {@code config}, {@code data}, {@code logs}, {@code
 * tmp}. Who gets it knows that no living parent stands behind a server that still runs on the folder.
 */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final DirectoryLock lock;
    private final String marker;

    private DataDirectory(Path root, DirectoryLock lock, String marker) {
        this.root = root;
        this.lock = lock;
        this.marker = marker;
    }

    /** Makes the folder when missing and takes it. */
    static DataDirectory take(Path folder) {
        try {
            DirectoryLock lock = DirectoryLock.take(folder, "Elasticsearch");
            try {
                return laidOut(folder.toRealPath(), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartFailedException(
                    "Elasticsearch's data directory " + folder + " cannot be used: " + e
                            + ". Check that it belongs to you and that the disk has room.",
                    e);
        }
    }

    private static DataDirectory laidOut(Path root, DirectoryLock lock) throws IOException {
        for (String part : List.of("config", "data", "logs", "tmp")) {
            Files.createDirectories(root.resolve(part));
        }
        return new DataDirectory(root, lock, marker(root));
    }

    /** A server that was killed leaves its scratch files. For when none runs. */
    void emptyTmp() throws IOException {
        try (Stream<Path> all = Files.walk(tmp())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(tmp())) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    Path root() {
        return root;
    }

    Path config() {
        return root.resolve("config");
    }

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /** What the launcher, the server and their watcher print; starts anew with each start. */
    Path console() {
        return logs().resolve("console.log");
    }

    /** Written by the server. */
    Path serverPid() {
        return root.resolve("server.pid");
    }

    /**
     * Stands on the command line of every process of this directory and of no other: random, made once, and joined with the
     * path, so that a copied directory is another one.
     */
    String marker() {
        return marker;
    }

    @Override
    public void close() {
        lock.close();
    }

    private static String marker(Path root) throws IOException {
        Path file = root.resolve("instance");
        String id = Files.exists(file) ? Files.readString(file) : "";
        // Anything else is a file that a full disk cut short.
        if (!id.matches("[0-9a-f-]{36}")) {
            id = UUID.randomUUID().toString();
            Files.writeString(file, id);
        }
        byte[] path = root.toString().getBytes(StandardCharsets.UTF_8);
        return "silkwire-elasticsearch-" + id + "-"
                + UUID.nameUUIDFromBytes(path).toString().substring(0, 8);
    }
}
