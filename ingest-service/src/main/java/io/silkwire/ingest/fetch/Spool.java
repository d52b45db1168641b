package io.silkwire.ingest.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes whose number nobody knows yet → a {@link Payload}. The first MiB is kept on the heap; from there on all goes to a temporary
 * file, which is mapped and deleted when it is done, so that a body costs no more heap however large it is. One thread.
 */
public final class Spool extends OutputStream {
    private static final int MOST_ON_HEAP = 1 << 20;
    private static final int FIRST = 1 << 14;
    /** Names the process, so that what a crash left behind can be told from what is in use. */
    static final String PREFIX = "silkwire-" + ProcessHandle.current().pid() + "-";

    private byte[] heap = new byte[FIRST];
    private int size;
    private @Nullable Path path;
    private @Nullable RandomAccessFile file;

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @throws UncheckedIOException where the disk is full or cannot be written: nothing that came over the wire is at fault */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (file == null && size + length <= MOST_ON_HEAP) {
            room(size + length);
            System.arraycopy(bytes, offset, heap, size, length);
        } else {
            try {
                onDisk().write(bytes, offset, length);
            } catch (IOException e) {
                throw failure(e);
            }
        }
        size += length;
    }

    private void room(int needed) {
        if (needed > heap.length) {
            heap = Arrays.copyOf(heap, Math.min(MOST_ON_HEAP, Math.max(needed, heap.length * 2)));
        }
    }

    /** Not a channel: an interrupt, which ends a fetch at any time, would close it in the middle of a write. */
    private RandomAccessFile onDisk() throws IOException {
        RandomAccessFile open = file;
        if (open == null) {
            Path made = Files.createTempFile(PREFIX, ".body");
            path = made;
            open = new RandomAccessFile(made.toFile(), "rw");
            file = open;
            open.write(heap, 0, size);
            heap = new byte[0];
        }
        return open;
    }

    /** What was written; nothing more may be. */
    public Payload done() {
        RandomAccessFile open = file;
        if (open == null) {
            return Payload.wrap(heap.length == size ? heap : Arrays.copyOf(heap, size));
        }
        try {
            MappedByteBuffer mapped = open.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, size);
            return Payload.of(mapped);
        } catch (IOException e) {
            throw failure(e);
        } finally {
            close();
        }
    }

    /** Lets the file go; what is mapped of it stays readable. */
    @Override
    public void close() {
        RandomAccessFile open = file;
        Path made = path;
        if (open == null || made == null) {
            return;
        }
        file = null;
        path = null;
        try {
            open.close();
            Files.deleteIfExists(made);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static UncheckedIOException failure(IOException e) {
        return new UncheckedIOException(
                "a body of more than " + MOST_ON_HEAP + " bytes cannot be kept in the folder of temporary files ("
                        + System.getProperty("java.io.tmpdir") + "): " + e.getMessage()
                        + "; make room there, or name another with -Djava.io.tmpdir",
                e);
    }
}
