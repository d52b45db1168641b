package io.silkwire.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An automaton over the ends of words: chains of suffixes, read from the last letter backwards. For a word it tells where a stem
 * may end so that what follows is a whole chain. Immutable after {@link Builder#build}; a look costs no more than the longest
 * chain has letters.
 */
final class Chains {
    /** What must stand before a chain: anything. */
    static final int ANY = 1;
    /** A consonant, or a vowel letter that Turkic languages treat as one (Cyrillic у, и, ю). */
    static final int CONSONANT = 2;
    /** A vowel. */
    static final int VOWEL = 4;
    /** A high vowel, in which a third person's possessive may end. */
    static final int HIGH = 8;

    /** A voiceless consonant. */
    static final int VOICELESS = 16;
    /** A consonant that is written voiced and spoken voiceless at the end of loan words. */
    static final int DEVOICED = 32;

    /** A syllable with a rounded vowel, besides what else must stand there. */
    static final int ROUNDED = 64;

    /** A stem long enough for neighbouring letters to be taken for one another. */
    static final int LONG = 128;

    private static final String ROUNDED_VOWELS = "uüoöуүоөұюё";
    private static final String VOICELESS_LETTERS = "пфкқтсшчцщхһ" + "pçtkqfhsşcxg'";
    private static final String DEVOICED_LETTERS = "бвгд";
    private static final String VOWELS = "aeiouyäöüəıâîûáóúāēīōūýўаеиоуыэюяәөүұіёїєў";
    private static final String HIGH_VOWELS = "iıuüyыіиуү";
    private static final String EITHER = "уиюйyw";

    private final Node root;

    private Chains(Node root) {
        this.root = root;
    }

    /** Called for each place where a stem may end, the longest stem first. */
    interface Sink {
        /**
         * A stem and what follows it.
         *
         * @param stemEnd length of the stem
         */
        void stem(int stemEnd);
    }

    /** Tells every stem of at least {@code minStem} letters, one of them a vowel, whose rest is a chain of at least {@code minChain}. */
    void stems(String word, int minStem, int minChain, Sink sink) {
        Node node = root;
        int firstVowel = firstVowel(word);
        for (int at = word.length() - 1; at >= minStem; at--) {
            node = node.next(word.charAt(at));
            if (node == null) {
                return;
            }
            boolean apostrophe = word.charAt(at - 1) == '\'';
            int end = apostrophe ? at - 1 : at;
            if (node.before != 0
                    && word.length() - at >= minChain
                    && end >= minStem
                    && firstVowel < end
                    && (apostrophe || fits(node.before, word.charAt(at - 1), word.charAt(at - 2)))
                    && ((node.before & LONG) == 0 || end >= Fold.MIN_LENGTH)
                    && ((node.before & ROUNDED) == 0 || isRounded(word, end))) {
                sink.stem(end);
            }
        }
    }

    static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }

    /** Whether a suffix that wants a consonant may follow this letter. */
    static boolean endsInConsonant(char last) {
        return !isVowel(last) || EITHER.indexOf(last) >= 0;
    }

    private static int firstVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isVowel(word.charAt(i))) {
                return i;
            }
        }
        return word.length();
    }

    /** Whether the last vowel before {@code end} is spoken with rounded lips. */
    static boolean isRounded(String word, int end) {
        for (int i = end - 1; i >= 0; i--) {
            boolean glide = word.charAt(i) == 'y' && i > 0 && isVowel(word.charAt(i - 1));
            if (isVowel(word.charAt(i)) && !glide) {
                return ROUNDED_VOWELS.indexOf(word.charAt(i)) >= 0;
            }
        }
        return false;
    }

    private static boolean fits(int before, char last, char beforeLast) {
        return (before & ANY) != 0
                || ((before & VOWEL) != 0 && isVowel(last) && (last != 'у' || beforeLast == 'у'))
                || ((before & HIGH) != 0 && HIGH_VOWELS.indexOf(last) >= 0)
                || ((before & VOICELESS) != 0 && VOICELESS_LETTERS.indexOf(last) >= 0)
                || ((before & DEVOICED) != 0 && DEVOICED_LETTERS.indexOf(last) >= 0)
                || ((before & CONSONANT) != 0 && endsInConsonant(last));
    }

    /** One state: what may stand before the chain that ends here, and the letters that lead on. */
    private static final class Node {
        private int before;
        private char[] letters = {};
        private Node[] nodes = {};

        @Nullable
        Node next(char letter) {
            for (int i = 0; i < letters.length; i++) {
                if (letters[i] == letter) {
                    return nodes[i];
                }
            }
            return null;
        }
    }

    /** Collects chains. */
    static final class Builder {
        private final Map<String, Integer> chains = new HashMap<>();

        void add(String chain, int before) {
            chains.merge(chain, before, Builder::either);
        }

        /** Either of two conditions: what only one of them demands besides is demanded no more. */
        private static int either(int a, int b) {
            int both = LONG | ROUNDED;
            return ((a | b) & ~both) | (a & b & both);
        }

        Chains build() {
            Node root = new Node();
            chains.forEach((chain, before) -> {
                Node node = root;
                for (int i = chain.length() - 1; i >= 0; i--) {
                    node = child(node, chain.charAt(i));
                }
                node.before = before;
            });
            return new Chains(root);
        }

        private static Node child(Node node, char letter) {
            Node known = node.next(letter);
            if (known != null) {
                return known;
            }
            Node added = new Node();
            int size = node.letters.length;
            node.letters = Arrays.copyOf(node.letters, size + 1);
            node.nodes = Arrays.copyOf(node.nodes, size + 1);
            node.letters[size] = letter;
            node.nodes[size] = added;
            return added;
        }
    }
}
