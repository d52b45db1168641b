package io.silkwire.ingest.charset;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the pairs of letters that {@link LetterPairs} weighs and writes them: run {@code main} with the file of labelled sentences
 * (source, language, number, text; SIB-200, CC-BY-SA-4.0) and the file to write. Every second sentence is counted, the
 * others are left for measuring. Languages that file lacks are counted over ICU's names of languages, countries and currencies.
 */
final class LetterPairsLearning {
    private static final List<String> WITH_SENTENCES = List.of("ru", "uk", "be", "bg", "kk", "ky", "tg", "mn", "tt");
    private static final List<String> WITH_NAMES = List.of("sr", "mk", "uz_Cyrl");
    private static final int FEWEST_OF_A_LETTER = 4;
    private static final double SMOOTHING = 0.1;
    /** In quarters of a bit. */
    private static final int MOST = 48;

    private LetterPairsLearning() {}

    /** Arguments: the file of sentences, the file to write. */
    public static void main(String[] arguments) throws IOException {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        WITH_SENTENCES.forEach(language -> texts.put(language, new StringBuilder()));
        int line = 0;
        for (String row : Files.readAllLines(Path.of(arguments[0]))) {
            String[] cells = row.split("\t", -1);
            StringBuilder text = texts.get(cells[1]);
            if (text != null && line++ % 2 == 0) {
                text.append(' ').append(cells[3]);
            }
        }
        WITH_NAMES.forEach(language -> texts.put(language, names(new ULocale(language))));
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Written by LetterPairsLearning: language and alphabet, then costs in quarters of a bit from '0' on.");
        texts.forEach((language, text) -> write(language, text.toString().toLowerCase(Locale.ROOT), lines));
        Files.write(Path.of(arguments[1]), lines);
    }

    private static StringBuilder names(ULocale locale) {
        StringBuilder names = new StringBuilder();
        for (ULocale other : ULocale.getAvailableLocales()) {
            names.append(' ').append(other.getDisplayName(locale));
        }
        for (String language : ULocale.getISOLanguages()) {
            names.append(' ').append(ULocale.getDisplayLanguage(language, locale));
        }
        for (String country : ULocale.getISOCountries()) {
            names.append(' ').append(ULocale.getDisplayCountry("und-" + country, locale));
        }
        for (Currency currency : Currency.getAvailableCurrencies()) {
            names.append(' ').append(currency.getDisplayName(locale.toLocale()));
        }
        return names;
    }

    private static void write(String language, String text, List<String> lines) {
        Map<Character, Integer> letters = new TreeMap<>();
        text.chars().filter(c -> Letters.isCyrillic((char) c)).forEach(c -> letters.merge((char) c, 1, Integer::sum));
        StringBuilder alphabet = new StringBuilder();
        letters.forEach((letter, count) -> alphabet.append(count >= FEWEST_OF_A_LETTER ? letter.toString() : ""));
        lines.add(language + " " + alphabet);
        int size = alphabet.length() + 1;
        double[][] pairs = new double[size][size];
        int before = 0;
        for (int i = 0; i < text.length(); i++) {
            int at = alphabet.indexOf(text.substring(i, i + 1)) + 1;
            pairs[before][at]++;
            before = at;
        }
        pairs[0][0] = 0;
        for (double[] row : pairs) {
            lines.add(row(row));
        }
    }

    private static String row(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count + SMOOTHING;
        }
        StringBuilder row = new StringBuilder();
        for (double count : counts) {
            double bits = -Math.log((count + SMOOTHING) / sum) / Math.log(2);
            row.append((char) ('0' + Math.min(MOST, Math.round(bits * 4))));
        }
        return row.toString();
    }
}
