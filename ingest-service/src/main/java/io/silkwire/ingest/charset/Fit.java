package io.silkwire.ingest.charset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** How well bytes fit a charset: decodes all of them and keeps only what decoded and what did not. */
final class Fit {
    private final CharsetDecoder decoder;
    private long characters;
    private long high;
    private long broken;
    private boolean cut;

    private Fit(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Fit of(Octets octets, int skip, Charset charset) throws IOException {
        try (InputStream in = octets.open()) {
            in.skipNBytes(skip);
            Fit fit = new Fit(charset);
            fit.read(in);
            return fit;
        }
    }

    /** Places where the bytes are none of this charset. */
    long broken() {
        return broken;
    }

    /** As {@link #broken()}, but for a character that is cut off where the bytes end. */
    long brokenInside() {
        return cut ? broken - 1 : broken;
    }

    /** Decoded characters that are not ASCII. */
    long high() {
        return high;
    }

    double brokenShare() {
        return characters + broken == 0 ? 0 : (double) broken / (characters + broken);
    }

    private void read(InputStream in) throws IOException {
        ByteBuffer source = ByteBuffer.allocate(8192);
        CharBuffer target = CharBuffer.allocate(8192);
        boolean ended = false;
        while (!ended) {
            int count = in.read(source.array(), source.position(), source.remaining());
            ended = count < 0;
            source.position(source.position() + Math.max(0, count)).flip();
            decode(source, target, ended);
            source.compact();
        }
    }

    private void decode(ByteBuffer source, CharBuffer target, boolean ended) {
        while (true) {
            CoderResult result = decoder.decode(source, target, ended);
            count(target);
            if (result.isUnderflow()) {
                return;
            }
            if (result.isError()) {
                broken++;
                cut = ended && result.length() == source.remaining();
                source.position(source.position() + result.length());
            }
        }
    }

    private void count(CharBuffer target) {
        characters += target.position();
        for (int i = 0; i < target.position(); i++) {
            high += target.get(i) >= 0x80 ? 1 : 0;
        }
        target.clear();
    }
}
