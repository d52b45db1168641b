package io.silkwire.quality.language;

import io.silkwire.enrich.language.LetterReader;
import io.silkwire.enrich.language.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a lesson with how often they occur, and connected text: token lists without accents, word lists without
 * frequencies and translations of one declaration → words as people write them, with their frequencies.
 *
 * <p>Tika's lists (module tika-eval-core, Apache-2.0) have frequencies but folded letters and no word under three letters;
 * Tesseract's lists (tessdata_fast, Apache-2.0) have the letters. The translations give the short words.
 */
final class Vocabulary {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final int SHORT = 2;

    /** Share of the running words that the declaration's words stand for, beside the lists. */
    private final Map<String, Double> frequencies = new LinkedHashMap<>();

    private final List<String> sentences = new ArrayList<>();
    private final Lesson lesson;

    private Vocabulary(Lesson lesson) {
        this.lesson = lesson;
    }

    static Vocabulary of(Lesson lesson, Path wordLists, Path declarations) throws IOException {
        Vocabulary vocabulary = new Vocabulary(lesson);
        for (String name : lesson.declarations()) {
            vocabulary.readDeclaration(declarations.resolve(name + ".html"));
        }
        Map<String, List<String>> written = written(lesson, wordLists);
        for (String name : lesson.tokens()) {
            vocabulary.readTokens(name, written);
        }
        vocabulary.addShortWords();
        return vocabulary;
    }

    Map<String, Double> frequencies() {
        return frequencies;
    }

    /** Paragraphs of the declaration. */
    List<String> sentences() {
        return sentences;
    }

    private void readDeclaration(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("no translation of the declaration at " + file);
        }
        String html = Files.readString(file);
        String body = html.substring(html.indexOf("<body>"));
        for (String paragraph : body.split("</p>|</h[1-6]>|</li>", -1)) {
            String text = TAG.matcher(paragraph).replaceAll(" ").strip();
            if (text.length() > SHORT) {
                for (UnaryOperator<String> change : changesOfText()) {
                    sentences.add(change.apply(text.toLowerCase(locale())));
                }
            }
        }
    }

    /** Only Kazakh has no declaration in its other scripts. */
    private List<UnaryOperator<String>> changesOfText() {
        if (!lesson.change().startsWith("kazakh")) {
            return List.of(UnaryOperator.identity());
        }
        return LetterChange.named(lesson.change()).stream()
                .<UnaryOperator<String>>map(change -> text -> eachWord(text, change))
                .toList();
    }

    private static String eachWord(String text, UnaryOperator<String> change) {
        return String.join(" ", Stream.of(text.split(" ", -1)).map(change).toList());
    }

    private static Map<String, List<String>> written(Lesson lesson, Path wordLists) throws IOException {
        Map<String, List<String>> written = new HashMap<>();
        for (String name : lesson.words()) {
            try (Stream<String> lines = Files.lines(wordLists.resolve(name + ".words"))) {
                lines.map(word -> apostrophes(word.toLowerCase(locale(lesson.language()))))
                        .distinct()
                        .forEach(word -> written.computeIfAbsent(fold(lesson, word), folded -> new ArrayList<>(2))
                                .add(word));
            }
        }
        return written;
    }

    private static String apostrophes(String word) {
        return word.replace('’', '\'')
                .replace('‘', '\'')
                .replace('ʻ', '\'')
                .replace('ʼ', '\'')
                .replace('`', '\'');
    }

    private static String fold(Lesson lesson, String word) {
        return lesson.script() == Script.DEVANAGARI ? word : Folding.fold(word);
    }

    private void readTokens(String name, Map<String, List<String>> written) throws IOException {
        Map<String, Double> list = new LinkedHashMap<>();
        double total = 0;
        for (Map.Entry<String, Double> token : tokens(name).entrySet()) {
            for (Map.Entry<String, Double> word :
                    restored(token.getKey(), written).entrySet()) {
                for (UnaryOperator<String> change : LetterChange.named(lesson.change())) {
                    String form = change.apply(word.getKey());
                    if (isOfScript(form) && isOwn(form)) {
                        double weight = token.getValue() * word.getValue();
                        list.merge(form, weight, Double::sum);
                        total += weight;
                    }
                }
            }
        }
        for (Map.Entry<String, Double> word : list.entrySet()) {
            frequencies.merge(word.getKey(), word.getValue() / total, Double::sum);
        }
    }

    private static Map<String, Double> tokens(String name) throws IOException {
        Map<String, Double> tokens = new LinkedHashMap<>();
        try (InputStream in = Vocabulary.class.getResourceAsStream("/common_tokens/" + name)) {
            if (in == null) {
                throw new IOException("tika-eval-core has no list of tokens called " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("_"))
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns.length == 3)
                    .forEach(columns -> tokens.put(columns[0], Double.parseDouble(columns[2])));
        }
        return tokens;
    }

    /** How the token may be written, with the share of each way. */
    private Map<String, Double> restored(String token, Map<String, List<String>> written) {
        List<String> forms = written.get(token);
        if (forms == null) {
            String byRule = byRule(token);
            return byRule == null ? Map.of() : Map.of(byRule, 1.0);
        }
        // A list of words found on the web also has each word as typed without its accents: the fullest form is the
        // likely one.
        String fullest = forms.getFirst();
        for (String form : forms) {
            if (difference(form, token) > difference(fullest, token)) {
                fullest = form;
            }
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        double rest = forms.size() == 1 ? 0 : 0.4;
        forms.forEach(form -> shares.put(form, rest / forms.size()));
        shares.merge(fullest, 1 - rest, Double::sum);
        return shares;
    }

    private static int difference(String form, String token) {
        int difference = form.length() - token.length();
        for (int i = 0; i < Math.min(form.length(), token.length()); i++) {
            difference += form.charAt(i) == token.charAt(i) ? 0 : 1;
        }
        return difference;
    }

    /** What rules of spelling restore where no list has the word; null where they tell too little. */
    private @Nullable String byRule(String token) {
        return switch (lesson.language()) {
            case "tk" -> LetterChange.turkmen(token);
            case "tt", "ba" -> LetterChange.tatar(token);
            case "tg" -> LetterChange.shortI(token.replace('ҽ', 'ҷ'));
            case "mn", "ky", "ru", "bg", "uk", "be", "und" ->
                lesson.script() == Script.CYRILLIC ? LetterChange.shortI(token) : token;
            case "fa", "ur", "ps", "pnb", "sd" -> token.replace('ك', 'ک').replace('ي', 'ی');
            case "kk", "uz", "ug", "az", "tr" -> null;
            default -> token;
        };
    }

    /** Bashkir's list has words that Tatar writes the same once their letters are folded: only those with its own letters tell. */
    private boolean isOwn(String word) {
        return !lesson.language().equals("ba") || word.chars().anyMatch(c -> "ҡҙҫһғ".indexOf(c) >= 0);
    }

    private boolean isOfScript(String word) {
        int[] letters = new int[1];
        new LetterReader((read, length) -> letters[0] = length == word.length() ? length : 0)
                .read(word, 0, word.length(), lesson.script());
        return letters[0] > 0;
    }

    /** Words too short for the token lists, as often as in the declaration. */
    private void addShortWords() {
        Map<String, Integer> counts = new HashMap<>();
        int[] running = new int[1];
        LetterReader reader = new LetterReader((letters, length) -> {
            running[0]++;
            if (length <= SHORT) {
                counts.merge(new String(letters, 0, length), 1, Integer::sum);
            }
        });
        sentences.forEach(sentence -> reader.read(sentence, 0, sentence.length(), lesson.script()));
        double lists =
                frequencies.values().stream().mapToDouble(Double::doubleValue).sum();
        int ofShort = counts.values().stream().mapToInt(Integer::intValue).sum();
        double each = lists / Math.max(1, running[0] - ofShort);
        counts.forEach((word, count) -> frequencies.merge(word, count * each, Double::sum));
    }

    private Locale locale() {
        return locale(lesson.language());
    }

    private static Locale locale(String language) {
        return language.equals("tr") || language.equals("az") ? Locale.forLanguageTag("tr") : Locale.ROOT;
    }
}
