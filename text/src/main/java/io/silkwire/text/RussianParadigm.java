package io.silkwire.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes out the cases of a Russian noun or adjective from its dictionary form (A. A. Zaliznyak's main types, without stress).
 * The gender is not asked for: where an ending allows several declensions, the forms of all of them are given.
 */
final class RussianParadigm {
    private static final List<String> HARD =
            List.of("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах", "ей", "ем", "ев");
    private static final List<String> HARD_A =
            List.of("а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею", "", "ам", "ами", "ах");
    private static final List<String> SOFT =
            List.of("ь", "я", "ю", "ем", "е", "и", "ью", "ей", "ев", "ям", "ями", "ях", "й", "", "ой");
    private static final List<String> IYA =
            List.of("ия", "ии", "ию", "ией", "иею", "ие", "ием", "ий", "иев", "иям", "иями", "иях");
    private static final List<String> NEUTER = List.of("о", "а", "у", "ом", "е", "", "ам", "ами", "ах");
    private static final List<String> BEFORE_SOFT_SIGN =
            List.of("ье", "ья", "ью", "ьем", "ьи", "ьей", "ей", "ий", "ьям", "ьями", "ьях");
    private static final List<String> ADJECTIVE = List.of(
            "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем",
            "ую", "юю", "ей", "ых", "их", "ыми", "ими");
    private static final List<String> TIME = List.of("мя", "мени", "менем", "мена", "мен", "менам", "менами", "менах");
    private static final List<String> CITIZEN =
            List.of("ин", "ина", "ину", "ином", "ине", "е", "ы", "", "ам", "ами", "ах");

    private static final List<List<String>> IRREGULAR = List.of(
            List.of("человек", "люди", "людей", "людям", "людьми", "людях"),
            List.of("ребенок", "дети", "детей", "детям", "детьми", "детях"),
            List.of("год", "лет", "годов"),
            List.of("день", "дня", "дню", "днем", "дне", "дни", "дней", "дням", "днями", "днях"),
            List.of("мать", "матери", "матерью", "матерей", "матерям"),
            List.of("лед", "льда", "льду", "льдом", "льде", "льды", "льдов", "льдам", "льдами", "льдах"),
            List.of("дочь", "дочери", "дочерью", "дочерей", "дочерям", "дочерями", "дочерях"),
            List.of("ложь", "лжи", "ложью"),
            List.of("друг", "друзья", "друзей", "друзьям", "друзьями", "друзьях"),
            List.of("брат", "братья", "братьев", "братьям", "братьями", "братьях"),
            List.of("сын", "сыновья", "сыновей", "сыновьям", "сыновьями", "сыновьях"),
            List.of("муж", "мужья", "мужей", "мужьям", "мужьями", "мужьях"),
            List.of("князь", "князья", "князей", "князьям", "князьями", "князьях"),
            List.of("хозяин", "хозяева", "хозяев", "хозяевам", "хозяевами", "хозяевах"),
            List.of("господин", "господа", "господ", "господам", "господами", "господах"),
            List.of("дерево", "деревья", "деревьев", "деревьям", "деревьями", "деревьях"),
            List.of("звено", "звенья", "звеньев", "звеньям", "звеньями", "звеньях"),
            List.of("крыло", "крылья", "крыльев", "крыльям", "крыльями", "крыльях"),
            List.of("лист", "листья", "листьев", "листьям", "листьями", "листьях"),
            List.of("небо", "небеса", "небес", "небесам", "небесами", "небесах"),
            List.of("чудо", "чудеса", "чудес", "чудесам", "чудесами", "чудесах"),
            List.of("яйцо", "яиц"),
            List.of(
                    "третий",
                    "третьего",
                    "третьему",
                    "третьим",
                    "третьем",
                    "третья",
                    "третьей",
                    "третью",
                    "третье",
                    "третьи",
                    "третьих",
                    "третьими"),
            List.of("лев", "льва"),
            List.of("рот", "рта"),
            List.of("путь", "пути", "путем", "путей", "путям", "путями", "путях"));

    private static final Map<String, List<String>> BY_FORM = byForm();

    private RussianParadigm() {}

    static Set<String> forms(String lemma) {
        Set<String> forms = new LinkedHashSet<>(BY_FORM.getOrDefault(lemma, List.of()));
        if (lemma.length() > 2) {
            addDeclined(lemma, forms);
        }
        return forms;
    }

    private static void addDeclined(String lemma, Set<String> forms) {
        if (endsWithAny(lemma, "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")) {
            add(cut(lemma, 2), ADJECTIVE, forms);
            addShort(cut(lemma, 2), forms);
        }
        if (endsWithAny(lemma, "чий", "жий", "щий")) {
            // possessives: казачий → казачьего
            add(
                    cut(lemma, 2),
                    List.of("ья", "ье", "ьи", "ьего", "ьему", "ьим", "ьем", "ьей", "ью", "ьих", "ьими"),
                    forms);
        }
        if (endsWithAny(lemma, "ия", "ие", "ий", "ии")) {
            add(cut(lemma, 2), IYA, forms);
        } else if (endsWithAny(lemma, "ье", "ья")) {
            add(cut(lemma, 2), BEFORE_SOFT_SIGN, forms);
        } else if (lemma.endsWith("мя")) {
            add(cut(lemma, 2), TIME, forms);
            add(cut(lemma, 1), SOFT, forms);
        } else {
            addByLastLetter(lemma, forms);
        }
    }

    /** {@code важный → важен, вооруженный → вооружена}. */
    private static void addShort(String stem, Set<String> forms) {
        if (stem.endsWith("нн") && stem.length() > 5) {
            add(cut(stem, 1), List.of("", "а", "о", "ы"), forms);
        } else if (stem.endsWith("н") && stem.length() > 3) {
            String head = cut(stem, 1);
            forms.add((head.endsWith("ь") ? cut(head, 1) : head) + "ен");
        }
    }

    private static void addByLastLetter(String lemma, Set<String> forms) {
        String stem = cut(lemma, 1);
        switch (lemma.charAt(lemma.length() - 1)) {
            case 'а' -> {
                add(stem, HARD_A, forms);
                addGenitivePlural(stem, forms);
            }
            case 'я', 'ь', 'й' -> {
                add(stem, SOFT, forms);
                addGenitivePlural(stem, forms);
                addWithoutFleetingVowel(stem, SOFT, forms);
            }
            case 'о' -> {
                add(stem, NEUTER, forms);
                addGenitivePlural(stem, forms);
            }
            case 'е' -> {
                add(stem, SOFT, forms);
                add(stem, NEUTER, forms);
            }
            case 'ы', 'и' -> {
                add(stem, HARD, forms);
                add(stem, SOFT, forms);
                addGenitivePlural(stem, forms);
            }
            default -> addMasculine(lemma, forms);
        }
    }

    private static void addMasculine(String lemma, Set<String> forms) {
        if (isVowel(lemma.charAt(lemma.length() - 1))) {
            return;
        }
        add(lemma, HARD, forms);
        if (endsWithAny(lemma, "ов", "ев", "ин")) {
            // Surnames take some adjective endings.
            add(lemma, List.of("ым", "ой", "ых", "ыми", "ую"), forms);
        }
        if (endsWithAny(lemma, "анин", "янин", "арин", "ярин", "один")) {
            add(cut(lemma, 2), CITIZEN, forms);
        }
        addWithoutFleetingVowel(lemma, HARD, forms);
    }

    /** {@code день → дн-, рынок → рынк-, узел → узл-, владелец → владельц-, европеец → европейц-}. */
    private static void addWithoutFleetingVowel(String stem, List<String> endings, Set<String> forms) {
        int vowel = stem.length() - 2;
        if (vowel < 2
                || (stem.charAt(vowel) != 'е' && stem.charAt(vowel) != 'о')
                || "цкнлртгмв".indexOf(stem.charAt(vowel + 1)) < 0) {
            return;
        }
        String head = stem.substring(0, vowel);
        char last = stem.charAt(vowel + 1);
        if (isVowel(head.charAt(vowel - 1))) {
            add(head + 'й' + last, endings, forms);
            return;
        }
        add(head + last, endings, forms);
        if (stem.charAt(vowel) == 'е' && "лнр".indexOf(head.charAt(vowel - 1)) >= 0) {
            add(head + 'ь' + last, endings, forms);
        }
    }

    /** {@code поставк- → поставок, таможн- → таможен, земл- → земель, стройк- → строек}. */
    private static void addGenitivePlural(String stem, Set<String> forms) {
        int last = stem.length() - 1;
        if (last < 2 || isVowel(stem.charAt(last)) || isVowel(stem.charAt(last - 1))) {
            return;
        }
        String head = stem.substring(0, last);
        String hard = head.endsWith("ь") || head.endsWith("й") ? cut(head, 1) : head;
        forms.add(hard + "о" + stem.charAt(last));
        forms.add(hard + "е" + stem.charAt(last));
        forms.add(hard + "е" + stem.charAt(last) + "ь");
    }

    private static void add(String stem, List<String> endings, Set<String> forms) {
        endings.forEach(ending -> forms.add(stem + ending));
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVowel(char c) {
        return "аеиоуыэюя".indexOf(c) >= 0;
    }

    private static Map<String, List<String>> byForm() {
        Map<String, List<String>> byForm = new HashMap<>();
        IRREGULAR.forEach(forms -> forms.forEach(form -> byForm.put(form, forms)));
        return Map.copyOf(byForm);
    }
}
