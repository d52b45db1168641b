package io.silkwire.text;

/**
 * Takes letters for one another that are typed for one another: a Russian or English keyboard lacks the letters of its
 * neighbours, so that people write {@code Казакстан} and {@code Turkiye}. The sure ones are folded in every word; the neighbours only
 * in words that are long enough not to become another word by it.
 */
final class Fold {
    /** Shorter words are too often another word when a letter is taken for its neighbour. */
    static final int MIN_LENGTH = 6;

    private static final String FROM = "қңүұөғһәіҳҷӣӯў" + "şçğıöüəäňñńýžâîûáéóúíǵàèùêôëïū";
    private static final String TO = "кнууогхаихчиуу" + "scgioueannnyzaiuaeouigaeueoeiu";

    private Fold() {}

    /** Both i of Turkish as one, since a capital I stands for either. */
    static String sure(String word) {
        return word.indexOf('ı') < 0 ? word : word.replace('ı', 'i');
    }

    /** Every letter as its nearest neighbour on a plain keyboard; apostrophes go. */
    static String neighbours(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (folded(word.charAt(i)) != word.charAt(i)) {
                return neighbours(word, i);
            }
        }
        return word;
    }

    private static String neighbours(String word, int from) {
        StringBuilder out = new StringBuilder(word.length()).append(word, 0, from);
        for (int i = from; i < word.length(); i++) {
            char c = folded(word.charAt(i));
            if (c != 0) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Its neighbour, itself where it has none, 0 for an apostrophe. */
    private static char folded(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'а' && c <= 'я')) {
            return c;
        }
        int at = FROM.indexOf(c);
        return at >= 0 ? TO.charAt(at) : c == '\'' ? 0 : c;
    }

    /** The word as key of what inflects by chains: short words as they are, long ones by their neighbours. */
    static String key(String word) {
        return word.length() >= MIN_LENGTH ? neighbours(word) : sure(word);
    }
}
