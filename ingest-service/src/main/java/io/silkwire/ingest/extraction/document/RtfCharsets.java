package io.silkwire.ingest.extraction.document;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The charsets that a .rtf names by numbers: Windows' code pages, and the charsets of fonts (specification 1.9.1, {@code fcharset}). */
final class RtfCharsets {
    private static final Map<Integer, Integer> PAGE_OF_FONT = Map.ofEntries(
            Map.entry(0, 1252),
            Map.entry(77, 10_000),
            Map.entry(128, 932),
            Map.entry(129, 949),
            Map.entry(130, 1361),
            Map.entry(134, 936),
            Map.entry(136, 950),
            Map.entry(161, 1253),
            Map.entry(162, 1254),
            Map.entry(163, 1258),
            Map.entry(177, 1255),
            Map.entry(178, 1256),
            Map.entry(186, 1257),
            Map.entry(204, 1251),
            Map.entry(222, 874),
            Map.entry(238, 1250),
            Map.entry(255, 850));

    private RtfCharsets() {}

    /** Null where the font's charset is the document's, or not known. */
    static @Nullable Charset ofFont(int fcharset) {
        Integer page = PAGE_OF_FONT.get(fcharset);
        return page == null ? null : ofPage(page);
    }

    /** Null where this machine has none. */
    static @Nullable Charset ofPage(int page) {
        return switch (page) {
            case 10_000 -> named("x-MacRoman");
            case 10_007 -> named("x-MacCyrillic");
            case 65_001 -> named("UTF-8");
            case 936 -> named("GBK");
            case 949 -> named("x-windows-949");
            case 950 -> named("Big5");
            case 932 -> named("windows-31j");
            case 1361 -> named("x-Johab");
            case 874 -> named("x-windows-874");
            case 437, 850, 852, 855, 857, 862, 864, 866 -> named("IBM" + page);
            default -> page >= 1250 && page <= 1258 ? named("windows-" + page) : null;
        };
    }

    private static @Nullable Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
