package io.silkwire.quality.charset;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import com.ibm.icu.util.VersionInfo;
import io.silkwire.ingest.charset.CharsetDecision;
import io.silkwire.ingest.charset.Labels;
import io.silkwire.ingest.charset.Octets;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
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
import org.jspecify.annotations.Nullable;

/**
 * Texts of several lengths in each charset that can hold their language, under each declaration: share that is decoded exactly.
 * Only the sentences that {@code LetterPairsLearning} did not count are used (every second one). Characters the charset lacks are
 * left out before encoding. ICU's detector, told the same declaration, is the peer.
 */
final class CharsetMatrix implements Measurement {
    private static final String ICU = "ICU4J " + VersionInfo.ICU_VERSION;
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

    private final Map<String, Counts> exact = new LinkedHashMap<>();

    @Override
    public String area() {
        return "charsets";
    }

    @Override
    public String data() {
        return "langid";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(
                Wanted.of("declared rightly, 30 characters", 1, 1),
                Wanted.of("declared rightly, 300 characters", 1, 1),
                Wanted.of("not declared, 300 characters", 0.99, 0.99),
                Wanted.of("declared wrongly, 300 characters", 0.99, 0.99));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        exact.clear();
        Map<String, List<String>> sentences = unlearned(data.resolve("langid-dev.tsv"));
        int done = 0;
        for (int length : LENGTHS) {
            for (Map.Entry<String, List<String>> language : sentences.entrySet()) {
                progress.at(++done, (long) LENGTHS.length * sentences.size());
                for (String text : texts(language.getValue(), length)) {
                    every(language.getKey(), text, length);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        exact.forEach((what, counts) -> figures.addAll(counts.figures(what)));
        return figures;
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
            count("declared rightly, " + length + " characters", label, holdable, bytes);
            for (String declared : DECLARATIONS) {
                if (!declared.equals(label)) {
                    String what = declared.isEmpty() ? "not declared, " : "declared wrongly, ";
                    count(what + length + " characters", declared, holdable, bytes);
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

    private void count(String what, String declared, String text, byte[] bytes) throws IOException {
        Counts counts = exact.computeIfAbsent(what, key -> new Counts());
        counts.items++;
        counts.ours += CharsetDecision.of(Octets.of(bytes), declared.isEmpty() ? List.of() : List.of(declared))
                        .filter(choice -> choice.decode(bytes).equals(text))
                        .isPresent()
                ? 1
                : 0;
        counts.icus += text.equals(byIcu(bytes, declared)) ? 1 : 0;
    }

    private static @Nullable String byIcu(byte[] bytes, String declared) {
        CharsetDetector detector = new CharsetDetector();
        if (!declared.isEmpty()) {
            detector.setDeclaredEncoding(declared);
        }
        CharsetMatch match = detector.setText(bytes).detect();
        Charset charset = match == null ? null : Labels.charset(match.getName());
        return charset == null ? null : new String(bytes, charset);
    }

    /** How many texts came back exactly. */
    private static final class Counts {
        private int items;
        private int ours;
        private int icus;

        List<Figure> figures(String what) {
            return List.of(
                    Figure.share(Figure.SILKWIRE, what, (double) ours / items, items),
                    Figure.share(ICU, what, (double) icus / items, items));
        }
    }
}
