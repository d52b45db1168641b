package io.silkwire.ingest.feed.repair;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Markup → its words. Bounded by the markup's length in time and memory. */
public final class MarkupText {
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd",
            "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
            "wbr");
    private static final Set<String> SILENT = Set.of("script", "style", "noscript", "template");

    private MarkupText() {}

    /** Whether a MIME type is markup. */
    public static boolean isMarkup(String type) {
        return type.equals("text/html") || type.endsWith("+xml") || type.endsWith("/xml");
    }

    /** The words of HTML or XHTML, with single spaces. */
    public static String of(String markup) {
        if (markup.indexOf('<') < 0 && markup.indexOf('&') < 0) {
            return spaced(markup);
        }
        MarkupReader reader = new MarkupReader(new StringReader(markup), new Repairs());
        try {
            return spaced(words(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    /** References resolved once, tags left alone. */
    public static String unescaped(String text) {
        return Parser.unescapeEntities(text, false);
    }

    private static String words(MarkupReader reader) throws IOException {
        StringBuilder words = new StringBuilder();
        String silent = "";
        while (true) {
            switch (reader.next()) {
                case TEXT -> {
                    if (silent.isEmpty()) {
                        words.append(reader.text());
                    }
                }
                case START -> {
                    String name = local(reader.name());
                    if (silent.isEmpty() && SILENT.contains(name) && !reader.selfClosing()) {
                        silent = name;
                    }
                    words.append(INLINE.contains(name) ? "" : " ");
                }
                case END -> {
                    String name = local(reader.name());
                    silent = name.equals(silent) ? "" : silent;
                    words.append(INLINE.contains(name) ? "" : " ");
                }
                case DONE -> {
                    return words.toString();
                }
            }
        }
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** White space made single spaces, none at the ends; zero-width characters dropped. */
    public static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u2007' || c == '\u202f') {
                gap = true;
            } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
                if (gap && !spaced.isEmpty()) {
                    spaced.append(' ');
                }
                gap = false;
                spaced.append(c);
            }
        }
        return spaced.toString();
    }
}
