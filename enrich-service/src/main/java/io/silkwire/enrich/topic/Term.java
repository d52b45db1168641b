package io.silkwire.enrich.topic;

import java.util.List;
import java.util.Locale;

/**
 * Something to look for in a text.
 *
 * @param language whose inflections it takes ({@code any} for a word of no language); it does not restrict the statements it
 *     is looked for in, since pages mix languages and neighbours share words
 * @param parts what to look for: one pattern, or the two or more sides of {@code near} and {@code same_sentence}, each with its
 *     alternatives
 * @param within for {@link Kind#NEAR} how many words apart the sides may begin, else 0
 * @param ordered for {@link Kind#NEAR} whether the first side must come first
 * @param weight what one hit in the body adds to the score
 * @param line where it is written, from 1
 */
public record Term(
        Kind kind, String language, List<List<String>> parts, int within, boolean ordered, double weight, int line) {
    /** How a term is compared with a text. */
    public enum Kind {
        /** Any inflected form of each word, in this order without a break; {@code a|b} alternatives, {@code word*} prefixes. */
        LEMMA,
        /** These letters in this case, as acronyms need it. */
        EXACT,
        /** Words that begin so. */
        PREFIX,
        /** These very forms, case aside. */
        PHRASE,
        /** Two patterns not far from each other, in one paragraph. */
        NEAR,
        /** All patterns in one sentence. */
        SAME_SENTENCE,
        /** A country, body or document, however it is named: its id, see {@code io.silkwire.enrich.entity}. */
        ENTITY;

        /** The word for it in a definition and in evidence. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the parts. */
    public Term {
        parts = parts.stream().map(List::copyOf).toList();
    }

    /** The term as a person reads it. */
    public String text() {
        List<String> sides =
                parts.stream().map(side -> String.join(" / ", side)).toList();
        return String.join(kind == Kind.SAME_SENTENCE ? " + " : " … ", sides);
    }

    /** Kind and language, such as {@code lemma:ru}. */
    public String rule() {
        return kind.label() + ":" + language;
    }
}
