package io.silkwire.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The one folder that holds all data of an installation: Kafka's log, Elasticsearch's index, Streams' stores, logs, ports. One
 * process at a time: the lock is the operating system's, so it is gone with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {
    private static final long MIN_FREE_BYTES = 1024L * 1024 * 1024;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is not there, checks its disk and locks it.
     *
     * @throws Problem where it cannot be made or written, its disk is full, or another process has it
     */
    static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            requireSpace(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel, root);
            Files.writeString(
                    root.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(root, channel, lock);
        } catch (IOException e) {
            throw new Problem(
                    "the data directory " + root
                            + " cannot be used; name one you may write with --data or SILKWIRE_DATA",
                    e);
        }
    }

    /** Whether another process has this folder open right now. */
    static boolean isHeld(Path folder) {
        Path file = folder.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new Problem("the data directory " + folder + " cannot be looked at", e);
        }
    }

    /** The folder itself. */
    Path root() {
        return root;
    }

    /** A folder inside it; whoever uses it makes it. */
    Path folder(String name) {
        return root.resolve(name);
    }

    private static void requireSpace(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < MIN_FREE_BYTES) {
            throw new Problem("the disk of the data directory " + root + " has " + free / (1024 * 1024)
                    + " MiB free, expected at least " + MIN_FREE_BYTES / (1024 * 1024)
                    + " MiB: free some, or name a directory on another disk with --data");
        }
    }

    private static FileLock lock(FileChannel channel, Path root) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new Problem("the data directory " + root + " is in use by another Silkwire" + owner(root)
                    + ": stop that one, or start this one with another --data");
        }
        return lock;
    }

    private static String owner(Path root) {
        try {
            return " (process " + Files.readString(root.resolve("pid")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(root.resolve("pid"));
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new Problem("the data directory " + root + " could not be released", e);
        }
    }
}
