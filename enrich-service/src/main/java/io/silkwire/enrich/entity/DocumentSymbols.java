package io.silkwire.enrich.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds symbols of UN documents, such as {@code S/RES/1373 (2001)}, {@code A/RES/76/134} or {@code A/HRC/52/L.3}: a series symbol of an
 * organ and parts parted by strokes, the last with a figure (ST/DCS/4, United Nations Document Series Symbols). The symbol is the
 * entity's id, without the year in brackets. One pass over the characters; a symbol has at most eight parts of sixteen characters.
 */
final class DocumentSymbols {
    private static final List<String> ORGANS =
            List.of("S", "A", "E", "ST", "TD", "CCPR", "CEDAW", "CRC", "CAT", "DP", "GC");
    private static final int MAX_PARTS = 8;
    private static final int MAX_PART = 16;

    private final String text;
    private final List<Symbol> symbols = new ArrayList<>();

    private DocumentSymbols(String text) {
        this.text = text;
    }

    /** A symbol with its place; the place takes in the year. */
    record Symbol(String symbol, int start, int end) {}

    static List<Symbol> in(String text) {
        DocumentSymbols finder = new DocumentSymbols(text);
        for (int stroke = text.indexOf('/'); stroke >= 0; stroke = text.indexOf('/', stroke + 1)) {
            finder.at(stroke);
        }
        return finder.symbols;
    }

    /** Whether the text is a symbol and nothing else. */
    static boolean is(String text) {
        List<Symbol> found = in(text);
        return found.size() == 1 && found.get(0).symbol().equals(text);
    }

    private void at(int stroke) {
        int start = stroke;
        while (start > 0 && stroke - start <= 5 && isCapital(text.charAt(start - 1))) {
            start--;
        }
        boolean begins =
                start == 0 || (!Character.isLetterOrDigit(text.charAt(start - 1)) && text.charAt(start - 1) != '/');
        if (!begins || !ORGANS.contains(text.substring(start, stroke)) || lastEnd() > start) {
            return;
        }
        int end = stroke;
        int parts = 1;
        boolean figure = false;
        while (end < text.length() && text.charAt(end) == '/' && parts <= MAX_PARTS) {
            int next = partEnd(end + 1);
            if (next == end + 1) {
                break;
            }
            figure |= text.substring(end + 1, next).chars().anyMatch(c -> c >= '0' && c <= '9');
            end = next;
            parts++;
        }
        if (figure) {
            symbols.add(new Symbol(text.substring(start, end), start, afterYear(end)));
        }
    }

    private int lastEnd() {
        return symbols.isEmpty() ? 0 : symbols.get(symbols.size() - 1).end();
    }

    /** Where the part that begins here ends; a stop at its end is the sentence's. */
    private int partEnd(int start) {
        int at = start;
        while (at < text.length() && at - start < MAX_PART && isOfPart(text.charAt(at))) {
            at++;
        }
        while (at > start && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == '-')) {
            at--;
        }
        return at;
    }

    private int afterYear(int end) {
        int at = end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\u00A0') ? end + 1 : end;
        boolean year = at + 6 <= text.length()
                && text.charAt(at) == '('
                && text.charAt(at + 5) == ')'
                && text.substring(at + 1, at + 5).chars().allMatch(c -> c >= '0' && c <= '9');
        return year ? at + 6 : end;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isOfPart(char c) {
        return isCapital(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }
}
