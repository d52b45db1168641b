package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Mends text that was UTF-8 once, was decoded as windows-1252 by some program, and encoded again. It is taken for such only
 * where all of it goes back to valid UTF-8, which text of any other kind practically never does.
 */
final class Mojibake {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Mojibake() {}

    static String mended(String text, Repairs repairs) {
        if (!looksLikeIt(text)) {
            return text;
        }
        try {
            ByteBuffer bytes = WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(text));
            String mended = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            repairs.note(Repair.DOUBLE_ENCODING);
            return mended;
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** The lead bytes of two- and three-byte sequences, followed by what their second bytes become. */
    private static boolean looksLikeIt(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c >= 0xc2 && c <= 0xf4 && ((next >= 0xa0 && next <= 0xbf) || next > 0xff)) {
                return true;
            }
        }
        return false;
    }
}
