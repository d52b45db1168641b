package io.silkwire.quality.language;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Takes from a word what the token lists of Tika lack: a word as people write it → the word as it stands there (Unicode's
 * search folding, UTR 30: no accents, Cyrillic and Arabic letters without their additions). Only the pairs that occur in our
 * languages.
 */
final class Folding {
    private static final String FROM = "қғңұҳҷıłøđħکیىةٱ";
    private static final String TO = "кгнүхҽilodhكييها";

    private Folding() {}

    static String fold(String word) {
        String split = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(split.length());
        for (int i = 0; i < split.length(); i++) {
            char c = split.charAt(i);
            if (isAddition(c)) {
                continue;
            }
            folded.append(one(c));
        }
        return folded.toString();
    }

    private static boolean isAddition(char c) {
        return (c >= '\u0300' && c <= '\u036F') || (c >= '\u064B' && c <= '\u0655') || "'’‘ʻʼ`".indexOf(c) >= 0;
    }

    private static String one(char c) {
        int at = FROM.indexOf(c);
        if (at >= 0) {
            return String.valueOf(TO.charAt(at));
        }
        return switch (c) {
            case 'ə' -> "a";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            default -> String.valueOf(c);
        };
    }
}
