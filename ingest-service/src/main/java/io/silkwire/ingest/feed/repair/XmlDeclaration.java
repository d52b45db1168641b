package io.silkwire.ingest.feed.repair;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The encoding that {@code <?xml version="1.0" encoding="…"?>} names. */
final class XmlDeclaration {
    private XmlDeclaration() {}

    static @Nullable String encoding(byte[] head, Charset charset) {
        String text = new String(head, charset);
        int start = text.indexOf("<?xml");
        if (start < 0) {
            return null;
        }
        int end = text.indexOf('>', start);
        int at = text.indexOf("encoding", start);
        if (at < 0 || (end >= 0 && at > end)) {
            return null;
        }
        int equals = text.indexOf('=', at);
        int open = firstQuote(text, equals + 1);
        if (equals < 0 || open < 0) {
            return null;
        }
        int close = text.indexOf(text.charAt(open), open + 1);
        if (close < 0 || close - open > 64) {
            return null;
        }
        String label = text.substring(open + 1, close).strip();
        return label.isEmpty() ? null : label;
    }

    private static int firstQuote(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                return i;
            }
            if (c != ' ') {
                return -1;
            }
        }
        return -1;
    }
}
