package io.silkwire.enrich.story;

import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.Seniority;
import io.silkwire.enrich.state.LaterFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Placements as bytes and back, format 1: its number, then the components in their order, numbers big-endian, texts as
 * {@link DataOutputStream#writeUTF}, lists after their length, the fingerprint's bytes to the end. A store outlives the program that
 * wrote it: another format gets another number, and this one stays readable.
 */
final class PlacementBytes {
    private static final int FORMAT = 1;

    private PlacementBytes() {}

    static byte[] write(Placement placement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(placement.id().value());
            out.writeInt(placement.revision());
            out.writeUTF(placement.sourceId().value());
            write(placement.publishedAt(), out);
            out.writeBoolean(placement.dated());
            write(placement.arrivedAt(), out);
            out.writeBoolean(placement.withdrawn());
            out.writeShort(placement.versions().size());
            for (StatementId version : placement.versions()) {
                out.writeUTF(version.value());
            }
            write(placement.oldest().time(), out);
            out.writeUTF(placement.oldest().id());
            out.writeShort(placement.translations().size());
            for (StoryId translation : placement.translations()) {
                out.writeUTF(translation.value());
            }
            out.write(placement.fingerprint().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * The placement in these bytes.
     *
     * @throws LaterFormatException where they are of a format that this version does not know
     * @throws IllegalArgumentException where they are broken
     */
    static Placement read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new LaterFormatException("a placement", format, FORMAT);
            }
            return new Placement(
                    new StatementId(in.readUTF()),
                    in.readInt(),
                    new SourceId(in.readUTF()),
                    readInstant(in),
                    in.readBoolean(),
                    readInstant(in),
                    in.readBoolean(),
                    readTexts(in).stream().map(StatementId::new).toList(),
                    new Seniority(readInstant(in), in.readUTF()),
                    readTexts(in).stream().map(StoryId::new).toList(),
                    Fingerprint.ofBytes(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalArgumentException("expected a placement of format 1, found " + bytes.length + " bytes", e);
        }
    }

    private static void write(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
