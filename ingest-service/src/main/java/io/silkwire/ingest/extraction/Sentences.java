package io.silkwire.ingest.extraction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns paragraphs into the normalised sentences that the content hash is made of: compatibility forms, quotes, dashes and spaces
 * are made one, so that a new layout of the same words is no new revision; words, their case and their order count.
 *
 * <p>The rule for a sentence's end is our own and simple on purpose: a library's or JDK's rule may change with its version, and
 * every stored hash with it.
 */
public final class Sentences {
    private static final Pattern END = Pattern.compile("(?<=[.!?…؟۔。][)\\]»”\"']{0,3})\\s+");
    private static final Pattern QUOTES = Pattern.compile("[«»“”„‟″\"]");
    private static final Pattern APOSTROPHES = Pattern.compile("[‘’‚‛ʼ`´]");
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private Sentences() {}

    /** The sentences of these paragraphs, in order; none is empty. */
    public static List<String> of(List<String> paragraphs) {
        List<String> sentences = new ArrayList<>();
        for (String paragraph : paragraphs) {
            for (String sentence : END.split(normalised(paragraph), 0)) {
                if (!sentence.isBlank()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    /** The text in the form that is compared. */
    public static String normalised(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        plain = QUOTES.matcher(plain).replaceAll("\"");
        plain = APOSTROPHES.matcher(plain).replaceAll("'");
        plain = DASHES.matcher(plain).replaceAll("-");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }
}
