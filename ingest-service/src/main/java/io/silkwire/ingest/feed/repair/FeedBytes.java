package io.silkwire.ingest.feed.repair;

import io.silkwire.ingest.charset.Octets;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one body, unpacked as they are read where they are gzip. They may be opened as often as needed and are never
 * held unpacked, so a bomb costs no memory and at most the time of {@code maxBytes}.
 */
public final class FeedBytes implements Octets {
    private final Octets body;
    private final long maxBytes;
    private final boolean gzip;
    private boolean broken;
    private boolean tooLarge;

    /** @param maxBytes of the unpacked body; what lies beyond is not read, and {@link #tooLarge()} tells so */
    public FeedBytes(Octets body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
        this.gzip = isGzip(body);
    }

    private static boolean isGzip(Octets body) {
        try (InputStream in = body.open()) {
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException e) {
            throw new UncheckedIOException("a body that was fetched cannot be read", e);
        }
    }

    /** Whether the body came packed. */
    public boolean gzip() {
        return gzip;
    }

    /** Whether a reading ended early because the packed bytes are damaged or cut off. */
    public boolean broken() {
        return broken;
    }

    /** Whether a reading met the limit. */
    public boolean tooLarge() {
        return tooLarge;
    }

    /** The first bytes, unpacked: at most {@code length}. */
    public byte[] head(int length) {
        try (InputStream in = open()) {
            return in.readNBytes(length);
        } catch (IOException e) {
            broken = true;
            return new byte[0];
        }
    }

    /** A fresh stream over the unpacked bytes; damage and the limit look like its end. */
    @Override
    public InputStream open() throws IOException {
        InputStream raw = body.open();
        if (!gzip) {
            return new Bounded(raw);
        }
        try {
            return new Bounded(new GZIPInputStream(raw, 8192));
        } catch (EOFException | ZipException e) {
            broken = true;
            return new ByteArrayInputStream(new byte[0]);
        }
    }

    private final class Bounded extends FilterInputStream {
        private long left = maxBytes;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            try {
                int count = in.read(target, offset, (int) Math.min(length, left + 1));
                if (count > left) {
                    tooLarge = true;
                    count = left == 0 ? -1 : (int) left;
                }
                left -= Math.max(0, count);
                return count;
            } catch (EOFException | ZipException e) {
                broken = true;
                return -1;
            }
        }
    }
}
