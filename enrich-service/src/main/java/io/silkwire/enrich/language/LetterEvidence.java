package io.silkwire.enrich.language;

import org.jspecify.annotations.Nullable;

/**
 * What the letters of one or more blocks in one script say about their language: sums of the model's weights. Not thread-safe.
 */
final class LetterEvidence {
    private final @Nullable LanguageModel model;
    private final String only;
    private final String script;
    private final int[] sums;
    private int letters;
    private int known;
    private int sequences;

    private LetterEvidence(@Nullable LanguageModel model, String only, String script) {
        this.model = model;
        this.only = only;
        this.script = script;
        this.sums = new int[model == null ? 0 : model.languages().size()];
    }

    /** LetterEvidence of a script that several languages share. */
    static LetterEvidence of(Script script, LanguageModel model) {
        return new LetterEvidence(model, "", script.code());
    }

    /** LetterEvidence of a script that has one language. */
    static LetterEvidence of(SoleScript script, int letters) {
        LetterEvidence evidence = new LetterEvidence(null, script.language(), script.code());
        evidence.letters = letters;
        return evidence;
    }

    /** ISO 15924 code. */
    String script() {
        return script;
    }

    int letters() {
        return letters;
    }

    /** Adds the letters of the script in a piece of text. */
    void read(CharSequence text, Script from, Iterable<Block> samples) {
        LetterReader reader = new LetterReader(this::add);
        for (Block sample : samples) {
            letters += reader.read(text, sample.start(), sample.end(), from);
        }
    }

    private void add(char[] word, int length) {
        if (model != null) {
            WordWeights weights = model.word(word, length);
            weights.addTo(sums);
            known += weights.known();
            sequences += weights.sequences();
        }
    }

    /** Both together; they are of one script. */
    LetterEvidence plus(LetterEvidence other) {
        LetterEvidence both = new LetterEvidence(model, only, script);
        both.letters = letters + other.letters;
        both.known = known + other.known;
        both.sequences = sequences + other.sequences;
        for (int i = 0; i < sums.length; i++) {
            both.sums[i] = sums[i] + other.sums[i];
        }
        return both;
    }

    /** The language that the letters speak for most, believing what was declared where they leave it open. */
    Guess guess(String declared) {
        if (model == null) {
            return new Guess(only, 1);
        }
        if (letters == 0 || known < LanguageDetector.MIN_KNOWN * sequences) {
            return Guess.NONE;
        }
        double[] probabilities = model.probabilities(sums, letters);
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        int hint = model.languages().indexOf(declared);
        if (hint >= 0
                && probabilities[best] < LanguageDetector.SURE
                && probabilities[hint] > LanguageDetector.POSSIBLE) {
            return new Guess(declared, probabilities[best]);
        }
        return new Guess(model.languages().get(best), probabilities[best]);
    }

    /** A language and how probable it is. */
    record Guess(String language, double confidence) {
        static final Guess NONE = new Guess(LanguageDetector.UNDETERMINED, 0);

        boolean isSure(double enough) {
            return confidence >= enough && !language.equals(LanguageDetector.UNDETERMINED);
        }
    }
}
