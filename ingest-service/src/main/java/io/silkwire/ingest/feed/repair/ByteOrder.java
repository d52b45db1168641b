package io.silkwire.ingest.feed.repair;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encodings that the first bytes give away: by a mark, or by the zeros around the first {@code <} (XML 1.0, appendix F). */
final class ByteOrder {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private ByteOrder() {}

    static @Nullable EncodingChoice of(byte[] head) {
        if (starts(head, 0, 0, 0xfe, 0xff)) {
            return new EncodingChoice(UTF_32BE, "utf-32be", 4);
        }
        if (starts(head, 0xff, 0xfe, 0, 0)) {
            return new EncodingChoice(UTF_32LE, "utf-32le", 4);
        }
        if (starts(head, 0xfe, 0xff)) {
            return new EncodingChoice(StandardCharsets.UTF_16BE, "utf-16be", 2);
        }
        if (starts(head, 0xff, 0xfe)) {
            return new EncodingChoice(StandardCharsets.UTF_16LE, "utf-16le", 2);
        }
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return new EncodingChoice(StandardCharsets.UTF_8, "utf-8", 3);
        }
        return byZeros(head);
    }

    private static @Nullable EncodingChoice byZeros(byte[] head) {
        if (starts(head, 0, 0, 0, '<')) {
            return new EncodingChoice(UTF_32BE, "utf-32be", 0);
        }
        if (starts(head, '<', 0, 0, 0)) {
            return new EncodingChoice(UTF_32LE, "utf-32le", 0);
        }
        if (starts(head, 0, '<', 0)) {
            return new EncodingChoice(StandardCharsets.UTF_16BE, "utf-16be", 0);
        }
        if (starts(head, '<', 0) && head.length > 3 && head[3] == 0) {
            return new EncodingChoice(StandardCharsets.UTF_16LE, "utf-16le", 0);
        }
        if (starts(head, 0x4c, 0x6f, 0xa7, 0x94)) {
            return new EncodingChoice(Charset.forName("IBM037"), "cp037", 0);
        }
        return null;
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
