package io.silkwire.alert.query;

import io.silkwire.contracts.TopicId;
import io.silkwire.text.LemmaClosure;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was asked of a statement, as a tree; one tree for the matcher and for Elasticsearch. Every leaf is about the whole
 * statement: a word may stand in the title or in the body, a phrase stands within one of them.
 *
 * <p>Compilers switch over it without {@code default}, so that a new clause breaks their build.
 */
public sealed interface Query {
    /** A typed word has no document that tells its language; its letters decide which forms it has. */
    String ANY_LANGUAGE = "und";

    /** Every statement: what an empty search box asks for. */
    record All() implements Query {}

    /** All parts hold; at least two. */
    record And(List<Query> parts) implements Query {
        /** Copies the parts. */
        public And {
            parts = requireTwo(parts);
        }
    }

    /** At least one part holds; at least two. */
    record Or(List<Query> parts) implements Query {
        /** Copies the parts. */
        public Or {
            parts = requireTwo(parts);
        }
    }

    /** The part does not hold. */
    record Not(Query part) implements Query {}

    /**
     * The word stands in the text, in any of its inflected forms.
     *
     * @param text as it was written; it may fall into several tokens ({@code counter-terrorism}), which then stand side by side
     */
    record Word(String text) implements Query {
        /** For each of its tokens the stems under which any form of it may stand; one token unless it is a compound. */
        public List<Set<String>> stems() {
            return LemmaClosure.phrase(ANY_LANGUAGE, text);
        }
    }

    /**
     * The words stand side by side and in this order in the title or in the body, each in any of its inflected forms.
     *
     * @param text between the quotes
     */
    record Phrase(String text) implements Query {
        /** For each of its words, in order, the stems under which any form of it may stand. */
        public List<Set<String>> stems() {
            return LemmaClosure.phrase(ANY_LANGUAGE, text);
        }
    }

    /** The statement is tagged with the topic. */
    record Topic(TopicId id) implements Query {}

    /**
     * The statement is in the language.
     *
     * @param range a language range (RFC 4647 basic filtering): {@code uz} also takes {@code uz-Cyrl}
     */
    record Language(String range) implements Query {
        /**
         * The range of this text, in canonical case.
         *
         * @throws IllegalArgumentException where it is not a language tag (BCP 47) or names no language
         */
        public static Language of(String text) {
            try {
                Locale locale =
                        new Locale.Builder().setLanguageTag(text.strip()).build();
                // BCP 47 keeps longer subtags free for later; what people write there is the language's name.
                if (!locale.getLanguage().isEmpty() && locale.getLanguage().length() <= 3) {
                    return new Language(locale.toLanguageTag());
                }
            } catch (IllformedLocaleException e) {
                throw new IllegalArgumentException("'" + text + "' is not a language tag", e);
            }
            throw new IllegalArgumentException("'" + text + "' names no language");
        }

        /** Whether a language tag is in the range. */
        public boolean takes(String tag) {
            return tag.regionMatches(true, 0, range, 0, range.length())
                    && (tag.length() == range.length() || tag.charAt(range.length()) == '-');
        }
    }

    /** The conjunction of these: without any {@link All}, of one that one itself. */
    static Query allOf(List<Query> parts) {
        List<Query> asking =
                parts.stream().filter(part -> !(part instanceof All)).toList();
        return switch (asking.size()) {
            case 0 -> new All();
            case 1 -> asking.getFirst();
            default -> new And(asking);
        };
    }

    /**
     * The disjunction of these: of one that one itself.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Query anyOf(List<Query> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Or(parts);
    }

    private static List<Query> requireTwo(List<Query> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a conjunction or disjunction needs two parts, but has " + parts.size());
        }
        return List.copyOf(parts);
    }
}
