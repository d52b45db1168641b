package io.silkwire.ingest.charset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The parts of a document that tell its charset: the pieces between mark-up and line ends that hold bytes above ASCII. A page
 * whose first hundred kilobytes are scripts and styles is so judged by its text.
 */
final class Sample {
    private static final int MOST_BYTES = 24 << 10;
    private static final int MOST_OF_A_PIECE = 4 << 10;
    private static final int ESCAPE = 0x1b;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] piece = new byte[MOST_OF_A_PIECE];
    private int length;
    private boolean high;
    private int highBytes;
    private boolean escapes;
    private long zeros;
    private long all;

    static Sample of(Octets octets) throws IOException {
        Sample sample = new Sample();
        byte[] buffer = new byte[8192];
        try (InputStream in = octets.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    sample.take(buffer[i]);
                }
            }
        }
        sample.endPiece();
        return sample;
    }

    private void take(byte b) {
        all++;
        zeros += b == 0 ? 1 : 0;
        escapes |= b == ESCAPE;
        if (b == '<' || b == '>' || b == '\n' || b == '\r' || length == piece.length) {
            endPiece();
        }
        if (b < 0) {
            high = true;
            highBytes++;
        }
        piece[length++] = b;
    }

    private void endPiece() {
        if (high && kept.size() + length <= MOST_BYTES) {
            kept.write(piece, 0, length);
            kept.write('\n');
        }
        length = 0;
        high = false;
    }

    /** At most some kilobytes; empty where all is ASCII. */
    byte[] bytes() {
        return kept.toByteArray();
    }

    boolean isAscii() {
        return highBytes == 0;
    }

    /** Whether it may be a seven-bit charset that switches by escape sequences. */
    boolean hasEscapes() {
        return escapes;
    }

    /** Whether it can be UTF-16, whose ASCII characters have a zero byte each. */
    boolean hasManyZeros() {
        return zeros * 5 > all;
    }
}
