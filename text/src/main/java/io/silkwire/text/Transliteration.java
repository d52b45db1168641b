package io.silkwire.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes an Uzbek or Kazakh word in its other script, so that a term in one is found in both. Uzbek by the law of 1995 on the Latin
 * alphabet, Kazakh by the alphabet of 2021; small differences of other Kazakh alphabets are taken up by {@link Fold}.
 */
final class Transliteration {
    private static final Map<String, String> UZBEK = pairs(
            "ш sh ч ch ё yo ю yu я ya ц ts ў o' ғ g' а a б b в v г g д d ж j з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х x "
                    + "қ q ҳ h е e э e ъ '");
    private static final Map<String, String> KAZAKH = pairs(
            "ш ş ч ch щ ş ю iu я ia ц ts а a ә ä б b в v г g ғ ğ д d е e ж j з z і i и i й i к k қ q л l м m н n ң ñ о o ө ö п p р r с s т t "
                    + "у u ұ ū ү ü ф f х h һ h ы y э e");

    private Transliteration() {}

    /** The spellings of a normalised word in the other script; empty for a language that has one script. */
    static Set<String> twins(String language, String word) {
        boolean cyrillic = Normalizer.isCyrillic(word.charAt(0));
        Set<String> twins = new LinkedHashSet<>();
        if (language.startsWith("uz")) {
            twins.add(cyrillic ? uzbekLatin(word) : uzbekCyrillic(word));
        } else if (language.startsWith("kk") && cyrillic) {
            twins.add(replaced(word.replace("ь", "").replace("ъ", ""), KAZAKH, false));
        } else if (language.startsWith("kk")) {
            twins.add(replaced(word, KAZAKH, true));
        }
        return twins;
    }

    private static String uzbekLatin(String word) {
        String spoken = word.replace("ь", "").replaceAll("(^|[аоуиэўяюеё])е", "$1ye");
        return replaced(spoken, UZBEK, false);
    }

    private static String uzbekCyrillic(String word) {
        String spoken = word.replaceAll("(^|[aouie])ye", "$1е").replaceAll("^e", "э");
        return replaced(spoken.replace("yo", "е"), UZBEK, true);
    }

    /** Longest match first: two letters, then one; what has no twin stays. */
    private static String replaced(String word, Map<String, String> pairs, boolean back) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int length = Math.min(2, word.length() - at);
            String found = null;
            for (; length > 0 && found == null; length--) {
                found = pairs.get((back ? "<" : ">") + word.substring(at, at + length));
            }
            out.append(found == null ? word.substring(at, at + 1) : found);
            at += found == null ? 1 : length + 1;
        }
        return out.toString();
    }

    private static Map<String, String> pairs(String list) {
        Map<String, String> pairs = new HashMap<>();
        List<String> letters = Endings.split(list);
        for (int i = 0; i + 1 < letters.size(); i += 2) {
            pairs.put(">" + letters.get(i), letters.get(i + 1));
            pairs.putIfAbsent("<" + letters.get(i + 1), letters.get(i));
        }
        return Map.copyOf(pairs);
    }
}
