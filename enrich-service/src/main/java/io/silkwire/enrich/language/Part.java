package io.silkwire.enrich.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of a text with what its letters say.
 *
 * @param samples where it was read
 * @param evidence null where it has no letters
 */
record Part(Block block, List<Block> samples, @Nullable LetterEvidence evidence) {
    /** Reads a block. */
    static Part read(String text, Block block, int most) {
        List<Block> samples = block.samples(text, most);
        LetterCount count = new LetterCount();
        samples.forEach(sample -> count.read(text, sample.start(), sample.end()));
        Script script = count.shared();
        if (script != null) {
            LetterEvidence evidence = LetterEvidence.of(script, LanguageDetector.model(script));
            evidence.read(text, script, samples);
            return new Part(block, samples, evidence);
        }
        SoleScript sole = count.sole();
        return new Part(block, samples, sole == null ? null : LetterEvidence.of(sole, count.soleLetters()));
    }

    /** How many letters were read. */
    int letters() {
        return evidence == null ? 0 : evidence.letters();
    }
}
