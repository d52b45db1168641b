package io.silkwire.ingest.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The charset a label means on the web: the table of the WHATWG Encoding standard (section 4.2), where {@code iso-8859-1} is
 * windows-1252 and {@code gb2312} is its superset, with the Central Asian charsets beside it. Labels that standard does not know
 * mean what the platform means by them.
 */
public final class Labels {
    private static final Map<String, Charset> CHARSETS = new HashMap<>();
    private static final Map<String, Boolean> REPLACEMENT = new HashMap<>();

    static {
        read();
    }

    private Labels() {}

    /** The charset, or null where nobody knows the label or it must not be decoded (the standard's "replacement"). */
    public static @Nullable Charset charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        Charset known = CHARSETS.get(name);
        return known != null || REPLACEMENT.containsKey(name) ? known : ofPlatform(name);
    }

    /** What the standard calls the charset, lower case. */
    public static String name(Charset charset) {
        return switch (charset.name()) {
            case "Big5-HKSCS" -> "big5";
            case "x-windows-949" -> "euc-kr";
            case "windows-31j" -> "shift_jis";
            case "x-MacCyrillic" -> "x-mac-cyrillic";
            case "x-windows-874" -> "windows-874";
            default -> charset.name().toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable Charset ofPlatform(String name) {
        try {
            return name.equals("utf-7") ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static void read() {
        try (InputStream table = Objects.requireNonNull(Labels.class.getResourceAsStream("labels.tsv"), "labels.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Labels::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String line) {
        int tab = line.indexOf('\t');
        String name = line.substring(0, tab);
        for (String label : line.substring(tab + 1).split(" ", -1)) {
            if (name.equals("-")) {
                REPLACEMENT.put(label, true);
            } else {
                CHARSETS.put(label, named(name));
            }
        }
    }

    private static Charset named(String name) {
        return switch (name) {
            case "KZ-1048" -> OneByteCharset.KZ_1048;
            case "ISO-8859-10" -> OneByteCharset.ISO_8859_10;
            case "ISO-8859-14" -> OneByteCharset.ISO_8859_14;
            case "PTCP154" -> OneByteCharset.PTCP154;
            default -> Charset.forName(name);
        };
    }
}
