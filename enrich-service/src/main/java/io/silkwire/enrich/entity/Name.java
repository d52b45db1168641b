package io.silkwire.enrich.entity;

import io.silkwire.contracts.EntityMention.Kind;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One name of an entity in one language.
 *
 * @param entity its id, null for a name that means none and only claims its words
 * @param words of the name, normalised
 * @param how how the name is compared with a text
 */
record Name(@Nullable String entity, Kind kind, String language, String text, List<String> words, How how) {
    /** How a name is compared. */
    enum How {
        /** In any inflected form, with a capital. */
        NAME,
        /** In these letters and this case. */
        ACRONYM,
        /** In any inflected form: people, language, adjective. */
        ADJECTIVE
    }

    Name {
        words = List.copyOf(words);
    }

    static Name of(@Nullable String entity, Kind kind, String language, String text, How how) {
        List<String> words = Tokenizer.tokenize(text).stream().map(Token::word).toList();
        return new Name(entity, kind, language, text, words, how);
    }

    /**
     * How far the words of a text are from this name: the letters that the two do not begin with together. Russian forms of
     * {@code Нигер} and {@code Нигерия} meet in their stems; the letters tell them apart.
     *
     * @return negative where a word cannot be a form of it
     */
    int distance(List<Token> tokens, int from) {
        int distance = 0;
        for (int i = 0; i < words.size(); i++) {
            String wanted = words.get(i);
            String found = tokens.get(from + i).word();
            int shared = shared(wanted, found);
            if (shared < wanted.length() - (wanted.length() < 5 ? 1 : how == How.ADJECTIVE ? 4 : 3)) {
                return -1;
            }
            distance += wanted.length() + found.length() - 2 * shared;
        }
        return distance;
    }

    private static int shared(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < length && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared;
    }
}
