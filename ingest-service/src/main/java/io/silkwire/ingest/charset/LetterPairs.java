package io.silkwire.ingest.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How plausible a reading is as text of one language written in Cyrillic: the cost in bits of each letter behind the one before it.
 * A letter order that no word has, a capital behind a small letter, a Latin letter beside a Cyrillic one and signs that
 * stand in no text all cost much, so the right charset is by far the cheapest.
 *
 * <p>The costs are learned by {@code LetterPairsLearning} (test scope) and shipped as {@code letter-pairs.txt}.
 */
final class LetterPairs {
    private static final String PUNCTUATION = "«»“”„‘’‚‹›–—…№§°·\u00A0\u00AD•©®™€";

    /** Of a letter the language does not have, in bits; its own rare pairs cost up to {@link #MOST}. */
    private static final float FOREIGN = 11;

    private static final float MOST = 12;
    private static final float SIGN = 5;
    private static final float ODD_NEIGHBOUR = 8;
    private static final float STEP = 0.25f;
    private static final List<LetterPairs> LANGUAGES = read();

    private final String alphabet;
    private final float[] costs;
    private final byte[] index = new byte[0x100];

    private LetterPairs(String alphabet, List<String> rows) {
        this.alphabet = alphabet;
        int size = alphabet.length() + 1;
        this.costs = new float[size * size];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = (rows.get(i / size).charAt(i % size) - '0') * STEP;
        }
        for (int i = 0; i < alphabet.length(); i++) {
            index[alphabet.charAt(i) - 0x400] = (byte) (i + 1);
        }
    }

    /** Bits of this reading in the language it suits best. */
    static double cost(String text) {
        double best = Double.MAX_VALUE;
        String small = text.toLowerCase(Locale.ROOT);
        double shared = shape(text);
        for (LetterPairs language : LANGUAGES) {
            best = Math.min(best, language.letters(small));
        }
        return best + shared;
    }

    private double letters(String small) {
        double bits = 0;
        int size = alphabet.length() + 1;
        int before = 0;
        boolean beforeForeign = false;
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            boolean letter = Letters.isCyrillic(c);
            int at = letter ? index[c - 0x400] : 0;
            if (letter && at == 0) {
                bits += FOREIGN;
            } else if (beforeForeign) {
                bits += letter ? SIGN : 0;
            } else if (before != 0 || at != 0) {
                bits += costs[before * size + at];
            }
            beforeForeign = letter && at == 0;
            before = at;
        }
        return bits;
    }

    /** Bits of what no language has: odd signs and odd neighbours. */
    private static double shape(String text) {
        double bits = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bits += of(before, c);
            before = c;
        }
        return bits;
    }

    private static double of(char before, char c) {
        if (Letters.isCyrillic(c)) {
            boolean humped = Character.isUpperCase(c) && Character.isLowerCase(before) && Letters.isCyrillic(before);
            return humped || Letters.isLatin(before) ? ODD_NEIGHBOUR : 0;
        }
        if (c < 0x80) {
            return Letters.isLatin(c) && Letters.isCyrillic(before) ? ODD_NEIGHBOUR : 0;
        }
        return PUNCTUATION.indexOf(c) >= 0 ? SIGN : MOST;
    }

    private static List<LetterPairs> read() {
        try (InputStream file = Objects.requireNonNull(
                        LetterPairs.class.getResourceAsStream("letter-pairs.txt"), "letter-pairs.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return read(lines.lines().filter(line -> !line.startsWith("#")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of language and alphabet, then one line of costs for the space and for each letter. */
    private static List<LetterPairs> read(List<String> lines) {
        List<LetterPairs> read = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            String alphabet = lines.get(at).substring(lines.get(at).indexOf(' ') + 1);
            int end = at + alphabet.length() + 2;
            read.add(new LetterPairs(alphabet, lines.subList(at + 1, end)));
            at = end;
        }
        return List.copyOf(read);
    }
}
