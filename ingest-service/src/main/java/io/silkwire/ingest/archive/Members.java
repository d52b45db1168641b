package io.silkwire.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks the gzip members of a file (RFC 1952) that {@link WarcBlock} wrote, up to the first that is not whole: where a crash cut
 * it. Keeps the fields of each record and forgets its block, so memory does not grow with the file.
 */
final class Members {
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int MOST_FIELD_BYTES = 64 * 1024;

    private Members() {}

    /** Is told of each whole member. */
    interface Visitor {
        void onRecord(long offset, Map<String, String> fields) throws IOException;
    }

    /** @return where the whole members end */
    static long walk(Path file, Visitor visitor) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long offset = 0;
            while (true) {
                ByteArrayOutputStream start = new ByteArrayOutputStream();
                long end = member(in, offset, start);
                if (end < 0) {
                    return offset;
                }
                visitor.onRecord(offset, fields(start));
                offset = end;
            }
        }
    }

    /** @return where the member ends, or -1 where it is not whole */
    private static long member(RandomAccessFile in, long offset, ByteArrayOutputStream start) throws IOException {
        if (in.length() - offset < HEADER_BYTES + TRAILER_BYTES) {
            return -1;
        }
        byte[] header = new byte[HEADER_BYTES];
        in.seek(offset);
        in.readFully(header);
        if (header[0] != 0x1f || header[1] != (byte) 0x8b || header[2] != 8 || header[3] != 0) {
            return -1;
        }
        Inflater inflater = new Inflater(true);
        try {
            CRC32 sum = new CRC32();
            if (!inflate(in, inflater, sum, start)) {
                return -1;
            }
            long trailer = offset + HEADER_BYTES + inflater.getBytesRead();
            if (in.length() - trailer < TRAILER_BYTES) {
                return -1;
            }
            in.seek(trailer);
            long told = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            long size = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
            boolean whole = told == sum.getValue() && size == (inflater.getBytesWritten() & 0xffff_ffffL);
            return whole ? trailer + TRAILER_BYTES : -1;
        } finally {
            inflater.end();
        }
    }

    private static boolean inflate(RandomAccessFile in, Inflater inflater, CRC32 sum, ByteArrayOutputStream start)
            throws IOException {
        byte[] packed = new byte[64 * 1024];
        byte[] plain = new byte[64 * 1024];
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int read = in.read(packed);
                    if (read < 0) {
                        return false;
                    }
                    inflater.setInput(packed, 0, read);
                }
                int n = inflater.inflate(plain);
                sum.update(plain, 0, n);
                start.write(plain, 0, Math.min(n, Math.max(0, MOST_FIELD_BYTES - start.size())));
                if (n == 0 && inflater.needsDictionary()) {
                    return false;
                }
            }
            return true;
        } catch (DataFormatException e) {
            return false;
        }
    }

    /** Names in lower case. */
    private static Map<String, String> fields(ByteArrayOutputStream start) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : start.toString(StandardCharsets.UTF_8).split("\r\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
