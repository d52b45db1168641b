package io.silkwire.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A folder that this JVM alone may use until it is released. The kernel lets go of it when the JVM ends, however it ends, so a
 * lock never has to be removed by hand.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "silkwire.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the folder when missing and takes it.
     *
     * @param server whose folder it is, for the message
     * @throws StartFailedException when somebody else has it, in another JVM or in this one
     */
    static DirectoryLock take(Path folder, String server) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new StartFailedException(server + "'s data directory " + folder
                    + " is in use by another Silkwire that is running. Stop that one or choose another directory.");
        }
        return new DirectoryLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of a data directory could not be released", e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }
}
