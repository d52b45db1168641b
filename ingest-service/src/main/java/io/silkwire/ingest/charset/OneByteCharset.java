package io.silkwire.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.HashMap;
import java.util.Map;

/**
 * A charset of one byte a character whose lower half is ASCII, by a table of its upper half: those that the web or Central Asia
 * uses and the platform lacks.
 */
public final class OneByteCharset extends Charset {
    private static final char NONE = '\uFFFD';
    private static final String WINDOWS_LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

    /** Kazakhstan's standard STRK1048-2002, windows-1251 with Kazakh letters (unicode.org, VENDORS/MISC/KZ1048.TXT). */
    public static final OneByteCharset KZ_1048 = new OneByteCharset(
            "KZ-1048",
            new String[] {"STRK1048-2002", "RK1048", "csKZ1048"},
            "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\uFFFD™љ›њқһџ" + "\u00A0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00AD®Ү°±Ііөµ¶·ё№ғ»әҢңү" + WINDOWS_LETTERS);

    /** ParaType's Asian Cyrillic, registered with IANA: the letters of all Turkic and Iranian languages in Cyrillic. */
    public static final OneByteCharset PTCP154 = new OneByteCharset(
            "PTCP154",
            new String[] {"csPTCP154", "PT154", "CP154", "Cyrillic-Asian"},
            "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ" + "\u00A0ЎўЈӨҘҰ§Ё©Ә«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝ" + WINDOWS_LETTERS);

    /** Nordic languages. */
    static final OneByteCharset ISO_8859_10 = new OneByteCharset(
            "ISO-8859-10",
            new String[0],
            controls()
                    + "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ");

    /** Celtic languages. */
    static final OneByteCharset ISO_8859_14 = new OneByteCharset(
            "ISO-8859-14",
            new String[0],
            controls()
                    + "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ");

    private final String upper;
    private final Map<Character, Byte> bytes = new HashMap<>();

    private OneByteCharset(String name, String[] aliases, String upper) {
        super(name, aliases);
        this.upper = upper;
        for (int i = 0; i < 128; i++) {
            if (upper.charAt(i) != NONE) {
                bytes.put(upper.charAt(i), (byte) (i + 128));
            }
        }
    }

    private static String controls() {
        StringBuilder controls = new StringBuilder();
        for (char c = 0x80; c < 0xA0; c++) {
            controls.append(c);
        }
        return controls.toString();
    }

    @Override
    public boolean contains(Charset other) {
        return other.name().equals("US-ASCII") || other.equals(this);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder();
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder();
    }

    private final class Decoder extends CharsetDecoder {
        Decoder() {
            super(OneByteCharset.this, 1, 1);
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                int unit = in.get(in.position());
                char read = unit >= 0 ? (char) unit : upper.charAt(unit + 128);
                if (read == NONE) {
                    return CoderResult.unmappableForLength(1);
                }
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                in.get();
                out.put(read);
            }
            return CoderResult.UNDERFLOW;
        }
    }

    private final class Encoder extends CharsetEncoder {
        Encoder() {
            super(OneByteCharset.this, 1, 1);
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                char read = in.get(in.position());
                Byte unit = read < 128 ? Byte.valueOf((byte) read) : bytes.get(read);
                if (unit == null) {
                    return CoderResult.unmappableForLength(1);
                }
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                in.get();
                out.put(unit);
            }
            return CoderResult.UNDERFLOW;
        }
    }
}
