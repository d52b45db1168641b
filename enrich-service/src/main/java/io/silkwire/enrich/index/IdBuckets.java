package io.silkwire.enrich.index;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps what Kafka and an index say of all statements on disk, in {@value #BUCKETS} files by hash of the id, so that it can be
 * compared one file at a time: memory is that of the largest file and of the buffers, not of all ids. The files are removed when it
 * is closed. Not thread-safe.
 */
final class IdBuckets implements EnrichedLog.Sink, AutoCloseable {
    static final int BUCKETS = 256;
    /** What is written at once; all buffers together are 4 MiB. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private static final int VERSION = 0;
    private static final int REFUSED = 1;
    private static final int STORY = 2;
    private static final int INDEXED = 3;

    private final Path folder;
    private final List<ByteArrayOutputStream> buffers = new ArrayList<>();

    /** Buckets in a new folder among the temporary ones. */
    IdBuckets() throws IOException {
        folder = Files.createTempDirectory("silkwire-compare");
        for (int i = 0; i < BUCKETS; i++) {
            buffers.add(new ByteArrayOutputStream());
        }
    }

    @Override
    public void version(String id, long version) {
        write(VERSION, id, out -> out.writeLong(version));
    }

    @Override
    public void refused(String id, long version) {
        write(REFUSED, id, out -> out.writeLong(version));
    }

    @Override
    public void story(String id, StoryMark story) {
        write(STORY, id, out -> write(story, out));
    }

    /** An index has it so. */
    void indexed(IndexCatalogue.Entry entry) {
        write(INDEXED, entry.id(), out -> {
            out.writeLong(entry.version());
            write(entry.story(), out);
        });
    }

    /** Hears of one bucket after the other, its statements by id; the same ids come in the same order whenever they were added. */
    interface Part {
        void take(SortedMap<String, Known> statements);
    }

    /** Tells all that was added, in an order that depends on the ids alone. */
    void each(Part part) throws IOException {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            flush(bucket);
            part.take(read(bucket));
        }
    }

    private SortedMap<String, Known> read(int bucket) throws IOException {
        SortedMap<String, Known> statements = new TreeMap<>();
        if (!Files.exists(file(bucket))) {
            return statements;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(bucket))))) {
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                read(kind, in, statements.computeIfAbsent(in.readUTF(), id -> new Known()));
            }
        }
        return statements;
    }

    private static void read(int kind, DataInputStream in, Known known) throws IOException {
        switch (kind) {
            case VERSION -> known.version(in.readLong());
            case REFUSED -> known.refused(in.readLong());
            case STORY -> known.story(story(in));
            case INDEXED -> known.indexed(in.readLong(), story(in));
            default -> throw new EOFException("a file of a comparison is damaged: kind " + kind);
        }
    }

    private static StoryMark story(DataInputStream in) throws IOException {
        String story = in.readUTF();
        boolean opened = in.readBoolean();
        List<String> translations = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            translations.add(in.readUTF());
        }
        return new StoryMark(story, opened, translations);
    }

    private static void write(StoryMark story, DataOutputStream out) throws IOException {
        out.writeUTF(story.story());
        out.writeBoolean(story.opened());
        out.writeInt(story.translations().size());
        for (String translation : story.translations()) {
            out.writeUTF(translation);
        }
    }

    private void write(int kind, String id, Fields fields) {
        int bucket = Math.floorMod(id.hashCode(), BUCKETS);
        ByteArrayOutputStream buffer = buffers.get(bucket);
        try (DataOutputStream out = new DataOutputStream(buffer)) {
            out.writeByte(kind);
            out.writeUTF(id);
            fields.writeTo(out);
            if (buffer.size() >= BUFFER_BYTES) {
                flush(bucket);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is compared cannot be kept in " + folder + ": is there room?", e);
        }
    }

    private void flush(int bucket) throws IOException {
        ByteArrayOutputStream buffer = buffers.get(bucket);
        Files.write(file(bucket), buffer.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        buffer.reset();
    }

    private Path file(int bucket) {
        return folder.resolve(Integer.toString(bucket));
    }

    @Override
    public void close() throws IOException {
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            Files.deleteIfExists(file(bucket));
        }
        Files.deleteIfExists(folder);
    }

    /** The fields of one entry. */
    private interface Fields {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
