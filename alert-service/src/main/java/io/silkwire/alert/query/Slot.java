package io.silkwire.alert.query;

import io.silkwire.text.Token;
import java.util.List;
import java.util.Set;

/**
 * What is asked of one word of a text. A run is some of these for words that stand side by side.
 */
public sealed interface Slot {
    /** Whether a word of this text is one that is asked for. */
    default boolean takes(Token token, String text) {
        return switch (this) {
            case Exactly exactly -> token.written(text).equals(exactly.written());
            case AnyForm form -> takes(token.stems());
            case Beginning beginning -> takes(token.stems());
        };
    }

    /** Whether a word under these stems may be one that is asked for; of a spelling that needs the text to be sure. */
    default boolean takes(List<String> stems) {
        return switch (this) {
            case AnyForm form -> stems.stream().anyMatch(form.stems()::contains);
            case Beginning beginning ->
                stems.stream().anyMatch(stem -> beginning.beginnings().stream().anyMatch(stem::startsWith));
            case Exactly exactly -> stems.equals(exactly.stems());
        };
    }

    /** The word may stand under one of these stems. */
    record AnyForm(Set<String> stems) implements Slot {
        /** Copies the stems. */
        public AnyForm {
            stems = Set.copyOf(stems);
        }
    }

    /** One of the word's stems begins with one of these. */
    record Beginning(Set<String> beginnings) implements Slot {
        /** Copies the beginnings. */
        public Beginning {
            beginnings = Set.copyOf(beginnings);
        }
    }

    /**
     * The word is written exactly so.
     *
     * @param written as {@link io.silkwire.text.Token#written} gives it
     * @param stems all of which a word that is written so stands under, in this order: for a first look without the text
     */
    record Exactly(String written, List<String> stems) implements Slot {
        /** Copies the stems. */
        public Exactly {
            stems = List.copyOf(stems);
        }
    }
}
