package io.silkwire.ingest.archive;

import io.silkwire.ingest.fetch.Payload;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file that is written to, under its name with {@code .open} until it is done. Not through a channel: an interrupt of one
 * writing thread would close it for all.
 */
final class WarcFile {
    static final String OPEN = ".open";
    private static final String INDEX = ".cdxj";
    private static final int PIECE = 1 << 16;

    private final Path path;
    private final String name;
    private final RandomAccessFile out;
    private final BufferedWriter index;
    private final Instant since;
    private long length;
    private volatile boolean failed;

    private WarcFile(Path path, String name, RandomAccessFile out, BufferedWriter index, Instant since) {
        this.path = path;
        this.name = name;
        this.out = out;
        this.index = index;
        this.since = since;
    }

    static WarcFile create(Path directory, String name, Instant now) throws IOException {
        Path path = directory.resolve(name + OPEN);
        Files.createFile(path);
        RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw");
        // Held until closed: another instance that starts in this folder leaves the file alone.
        var unused = out.getChannel().lock();
        return new WarcFile(path, name, out, Files.newBufferedWriter(indexOf(directory, name)), now);
    }

    String name() {
        return name;
    }

    long length() {
        return length;
    }

    Instant since() {
        return since;
    }

    /** @return the offset of the first byte */
    long write(Payload... members) throws IOException {
        long offset = length;
        long end = offset;
        try {
            out.seek(offset);
            for (Payload member : members) {
                write(member);
                end += member.size();
            }
        } catch (IOException e) {
            cut(offset, e);
            throw new IOException(
                    "cannot write to " + path + ": " + e.getMessage()
                            + "; check that its disk has room and can be written, or name another folder",
                    e);
        }
        length = end;
        return offset;
    }

    private void write(Payload member) throws IOException {
        byte[] piece = new byte[Math.min(PIECE, member.size())];
        try (InputStream in = member.open()) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                out.write(piece, 0, read);
            }
        }
    }

    /** Half a record in the middle of a file would hide those behind it. */
    private void cut(long offset, IOException why) {
        try {
            out.setLength(offset);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /** Whether it was given up: nobody knows then what of it is on disk. */
    boolean hasFailed() {
        return failed;
    }

    void note(Cdxj line) throws IOException {
        index.write(line.line());
        index.write('\n');
        index.flush();
    }

    void force() throws IOException {
        out.getFD().sync();
    }

    /** Closes it under its name for good. */
    void finish() throws IOException {
        force();
        index.close();
        out.close();
        Path directory = folderOf(path);
        sort(indexOf(directory, name));
        Files.move(path, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves it to the next start, which finds its whole records. */
    void abandon() {
        failed = true;
        try (out;
                index) {
            length = out.length();
        } catch (IOException e) {
            // It is given up because it fails.
            length = 0;
        }
    }

    /**
     * Cuts what a crash left half written, writes its index again, and gives the file its name.
     *
     * @return its name, or null where another instance is writing it
     */
    static @Nullable String recover(Path open) throws IOException {
        Path directory = folderOf(open);
        String file = String.valueOf(open.getFileName());
        String name = file.substring(0, file.length() - OPEN.length());
        try (RandomAccessFile out = new RandomAccessFile(open.toFile(), "rw")) {
            if (!isFree(out)) {
                return null;
            }
            Set<String> lines = new TreeSet<>();
            long end = Members.walk(open, (offset, fields) -> index(name, offset, fields, lines));
            out.setLength(end);
            out.getFD().sync();
            Files.write(indexOf(directory, name), lines);
        }
        Files.move(open, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return name;
    }

    private static boolean isFree(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() != null;
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return false;
        }
    }

    private static void index(String name, long offset, Map<String, String> fields, Set<String> lines) {
        String type = fields.getOrDefault("warc-type", "");
        String date = fields.get("warc-date");
        if (date != null && (type.equals("response") || type.equals("revisit"))) {
            lines.add(new Cdxj(
                            fields.getOrDefault("warc-target-uri", ""),
                            Instant.parse(date),
                            type,
                            fields.getOrDefault("warc-payload-digest", ""),
                            fields.getOrDefault("warc-record-id", "").replaceAll("[<>]", ""),
                            name,
                            offset)
                    .line());
        }
    }

    private static void sort(Path index) throws IOException {
        List<String> lines = Files.readAllLines(index, StandardCharsets.UTF_8);
        Files.write(index, lines.stream().sorted().toList());
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
    }

    static Path indexOf(Path directory, String name) {
        return directory.resolve(name.replaceFirst("\\.warc\\.gz$", "") + INDEX);
    }
}
