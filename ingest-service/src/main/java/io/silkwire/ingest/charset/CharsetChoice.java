package io.silkwire.ingest.charset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * The charset to read bytes in.
 *
 * @param name what it is called, lower case: the label where one was believed
 * @param mark bytes of the byte order mark to leave out
 * @param ground why it was chosen
 * @param brokenShare of characters that are none of this charset, between 0 and 1; U+FFFD stands for them
 */
public record CharsetChoice(Charset charset, String name, int mark, Ground ground, double brokenShare) {
    /** Why a charset was chosen. */
    public enum Ground {
        /** The first bytes tell it. */
        BYTE_ORDER,
        /** All bytes are ASCII, so that every label is right. */
        ASCII,
        /** HTTP or the document declares it, and the bytes do not contradict. */
        DECLARED,
        /** All bytes are UTF-8, or nearly all. */
        UTF_8,
        /** The letters make words in this charset only. */
        LETTERS,
        /** Statistics of bytes say so. */
        STATISTICS,
        /** Nothing is convincing; the reader asked for an answer all the same. */
        FALLBACK
    }

    /** The same charset under another name. */
    public CharsetChoice named(String other) {
        return new CharsetChoice(charset, other, mark, ground, brokenShare);
    }

    /** The characters, without the mark; what cannot be decoded is U+FFFD. */
    public Reader open(Octets octets) throws IOException {
        InputStream in = octets.open();
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** The characters of bytes in memory. */
    public String decode(byte[] bytes) {
        return new String(bytes, mark, bytes.length - mark, charset);
    }
}
