package io.silkwire.text;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts endings on beginnings: what the paradigms that are written out have in common. */
final class Endings {
    private final Set<String> forms = new LinkedHashSet<>();

    /** Adds the beginning with each of the endings, which are parted by spaces; {@code -} is none. */
    Endings add(String beginning, String endings) {
        for (String ending : split(endings)) {
            forms.add(ending.equals("-") ? beginning : beginning + ending);
        }
        return this;
    }

    Set<String> forms() {
        return forms;
    }

    static List<String> split(String list) {
        return Arrays.asList(list.split(" ", -1));
    }

    static String cut(String word, int letters) {
        return word.substring(0, Math.max(0, word.length() - letters));
    }

    static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
