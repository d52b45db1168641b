package io.silkwire.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Charsets that the first bytes give away: by a mark, or by the zeros around the first {@code <} (XML 1.0, appendix F).
 *
 * @param length of the mark in bytes, 0 where the zeros told it
 */
record ByteOrder(Charset charset, int length) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    static @Nullable ByteOrder of(byte[] head) {
        if (starts(head, 0, 0, 0xfe, 0xff)) {
            return new ByteOrder(UTF_32BE, 4);
        }
        if (starts(head, 0xff, 0xfe, 0, 0)) {
            return new ByteOrder(UTF_32LE, 4);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new ByteOrder(StandardCharsets.UTF_16BE, 2);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new ByteOrder(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new ByteOrder(StandardCharsets.UTF_8, 3);
        }
        return byZeros(head);
    }

    private static @Nullable ByteOrder byZeros(byte[] head) {
        if (starts(head, 0, 0, 0, '<')) {
            return new ByteOrder(UTF_32BE, 0);
        }
        if (starts(head, '<', 0, 0, 0)) {
            return new ByteOrder(UTF_32LE, 0);
        }
        if (starts(head, 0, '<', 0)) {
            return new ByteOrder(StandardCharsets.UTF_16BE, 0);
        }
        if (starts(head, '<', 0) && head.length > 3 && head[3] == 0) {
            return new ByteOrder(StandardCharsets.UTF_16LE, 0);
        }
        return starts(head, 0x4c, 0x6f, 0xa7, 0x94) ? new ByteOrder(Charset.forName("IBM037"), 0) : null;
    }

    private static boolean starts(byte[] head, int... expected) {
        if (head.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((head[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
