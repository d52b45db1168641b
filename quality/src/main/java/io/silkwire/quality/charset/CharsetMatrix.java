package io.silkwire.quality.charset;

import io.silkwire.ingest.charset.CharsetChoice;
import io.silkwire.ingest.charset.CharsetDecision;
import io.silkwire.ingest.charset.Labels;
import io.silkwire.ingest.charset.Octets;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts of several lengths in each charset that can hold their language, under each declaration: share that is decoded exactly.
 * Only the sentences that {@code LetterPairsLearning} did not count are used (every second one). Characters the charset lacks are
 * left out before encoding.
 */
final class CharsetMatrix implements Measurement {
    private static final Map<String, List<String>> CHARSETS = Map.of(
            "ru", List.of("windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic", "kz-1048", "utf-8"),
            "uk", List.of("windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic", "utf-8"),
            "be", List.of("windows-1251", "iso-8859-5", "x-mac-cyrillic", "utf-8"),
            "bg", List.of("windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic", "utf-8"),
            "kk", List.of("kz-1048", "ptcp154", "utf-8"),
            "ky", List.of("kz-1048", "ptcp154", "utf-8"),
            "tg", List.of("ptcp154", "utf-8"));
    private static final List<String> DECLARATIONS =
            List.of("", "utf-8", "windows-1251", "iso-8859-1", "windows-1252", "koi8-r", "ibm866");
    private static final int[] LENGTHS = {30, 100, 300, 2000};
    private static final int TEXTS_OF_A_LENGTH = 60;

    private final Map<String, int[]> exact = new LinkedHashMap<>();

    @Override
    public String folder() {
        return "langid";
    }

    @Override
    public List<Figure> measure(Path data) throws IOException {
        Map<String, List<String>> sentences = unlearned(data.resolve("langid-dev.tsv"));
        for (int length : LENGTHS) {
            for (Map.Entry<String, List<String>> language : sentences.entrySet()) {
                for (String text : texts(language.getValue(), length)) {
                    every(language.getKey(), text, length);
                }
            }
        }
        return exact.entrySet().stream()
                .map(entry -> new Figure(
                        "silkwire",
                        entry.getKey(),
                        (double) entry.getValue()[0] / entry.getValue()[1],
                        entry.getValue()[1]))
                .toList();
    }

    private static Map<String, List<String>> unlearned(Path file) throws IOException {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        int line = 0;
        for (String row : Files.readAllLines(file)) {
            String[] cells = row.split("\t", -1);
            if (CHARSETS.containsKey(cells[1]) && line++ % 2 == 1) {
                sentences.computeIfAbsent(cells[1], key -> new ArrayList<>()).add(cells[3]);
            }
        }
        return sentences;
    }

    private static List<String> texts(List<String> sentences, int length) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            text.append(sentence).append('\n');
            if (text.length() >= length && texts.size() < TEXTS_OF_A_LENGTH) {
                texts.add(text.substring(0, length));
                text.setLength(0);
            }
        }
        return texts;
    }

    private void every(String language, String text, int length) throws IOException {
        for (String label : Objects.requireNonNull(CHARSETS.get(language))) {
            Charset charset = Objects.requireNonNull(Labels.charset(label));
            String holdable = holdable(text, charset);
            byte[] bytes = holdable.getBytes(charset);
            count("declared rightly", language, label, label, length, holdable, bytes);
            for (String declared : DECLARATIONS) {
                if (!declared.equals(label)) {
                    String what = declared.isEmpty() ? "not declared" : "declared wrongly";
                    count(what, language, label, declared, length, holdable, bytes);
                }
            }
        }
    }

    private static String holdable(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder holdable = new StringBuilder();
        text.chars().filter(c -> encoder.canEncode((char) c)).forEach(c -> holdable.append((char) c));
        return holdable.toString();
    }

    private void count(
            String what, String language, String label, String declared, int length, String text, byte[] bytes)
            throws IOException {
        Optional<CharsetChoice> choice =
                CharsetDecision.of(Octets.of(bytes), declared.isEmpty() ? List.of() : List.of(declared));
        String read = choice.map(chosen -> new String(bytes, chosen.charset())).orElse("");
        boolean same = read.equals(text);
        int[] counts = exact.computeIfAbsent(what + ", " + length + " characters", key -> new int[2]);
        counts[0] += same ? 1 : 0;
        counts[1]++;
        if (!same && Boolean.getBoolean("misses")) {
            tell(
                    what,
                    language,
                    label,
                    declared,
                    length,
                    choice.map(CharsetChoice::name).orElse(null),
                    text,
                    read);
        }
    }

    private static void tell(
            String what,
            String language,
            String label,
            String declared,
            int length,
            @Nullable String chosen,
            String text,
            String read) {
        int at = 0;
        while (at < Math.min(text.length(), read.length()) && text.charAt(at) == read.charAt(at)) {
            at++;
        }
        System.out.printf(
                "%s\t%s\t%s as %s\t%d\t%s\t%s%n",
                what,
                language,
                label,
                declared,
                length,
                chosen,
                text.substring(Math.max(0, at - 5), Math.min(text.length(), at + 10))
                        .replace('\n', ' '));
    }
}
