package io.silkwire.enrich.language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the language of a text: title and body → BCP 47 tag, and the languages of its parts where it has several. The
 * script first; where several languages share it, letter sequences by a learned model; where those leave it open, what the
 * publisher declared. It answers {@code und} rather than a language it is not sure of. A text of any length costs the same: of
 * a long one, samples of every part are read. Thread-safe.
 */
public final class LanguageDetector {
    /** What it answers where it is not sure. */
    public static final String UNDETERMINED = "und";

    /** Below this probability no language is named. Chosen on one half of the development sentences; see docs/QUALITY.md. */
    static final double ENOUGH = 0.65;
    /** From this probability on, what the publisher declared is not asked for. */
    static final double SURE = 0.8;
    /** A declared language the model gives less than this is not believed. */
    static final double POSSIBLE = 0.02;
    /** Share of letter sequences the model must know: of random letters it knows fewer. */
    static final double MIN_KNOWN = 0.25;

    private static final Map<Script, LanguageModel> MODELS = LanguageModel.shipped();

    private LanguageDetector() {}

    /**
     * The language of a statement.
     *
     * @param declared BCP 47 tag that the publisher declared, or null
     * @return BCP 47 tag, or {@link #UNDETERMINED}
     */
    public static String detect(String title, String body, @Nullable String declared) {
        return detection(title, body, declared).language();
    }

    /**
     * The language of a statement, how sure that is, and the languages of the body's parts.
     *
     * @param declared BCP 47 tag that the publisher declared, or null
     */
    public static Detection detection(String title, String body, @Nullable String declared) {
        Declared hint = Declared.of(declared);
        Reading reading = Reading.of(body, hint);
        if (!reading.isShort() || title.isBlank()) {
            return reading.detection();
        }
        // A body of a few words is read together with its title, and has no parts.
        Detection both = Reading.of(title + "\n" + body, hint).detection();
        return new Detection(both.language(), both.confidence(), both.script(), List.of());
    }

    static LanguageModel model(Script script) {
        return Objects.requireNonNull(MODELS.get(script), script::name);
    }
}
