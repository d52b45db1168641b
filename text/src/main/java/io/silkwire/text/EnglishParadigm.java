package io.silkwire.text;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of an English word: plurals and third person, and those irregular ones that official texts use. */
final class EnglishParadigm {
    private static final List<List<String>> IRREGULAR = List.of(
            List.of("man", "men"),
            List.of("woman", "women"),
            List.of("child", "children"),
            List.of("person", "people"),
            List.of("foot", "feet"),
            List.of("crisis", "crises"),
            List.of("basis", "bases"),
            List.of("analysis", "analyses"),
            List.of("phenomenon", "phenomena"),
            List.of("criterion", "criteria"),
            List.of("datum", "data"),
            List.of("medium", "media"),
            List.of("memorandum", "memoranda"),
            List.of("life", "lives"),
            List.of("knife", "knives"),
            List.of("wife", "wives"),
            List.of("leaf", "leaves"),
            List.of("half", "halves"),
            List.of("thief", "thieves"),
            List.of("wolf", "wolves"),
            List.of("fight", "fought"),
            List.of("buy", "bought"),
            List.of("sell", "sold"),
            List.of("steal", "stole", "stolen"),
            List.of("hide", "hid", "hidden"),
            List.of("freeze", "froze", "frozen"),
            List.of("rise", "rose", "risen"),
            List.of("build", "built"),
            List.of("kill", "killed", "killing"));

    private static final Map<String, List<String>> BY_FORM = byForm();

    private EnglishParadigm() {}

    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>(BY_FORM.getOrDefault(word, List.of()));
        forms.add(plural(word));
        return forms;
    }

    private static String plural(String word) {
        if (word.endsWith("y") && word.length() > 2 && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        boolean hissing = word.endsWith("s")
                || word.endsWith("x")
                || word.endsWith("z")
                || word.endsWith("ch")
                || word.endsWith("sh");
        return word + (hissing ? "es" : "s");
    }

    private static Map<String, List<String>> byForm() {
        Map<String, List<String>> byForm = new HashMap<>();
        IRREGULAR.forEach(forms -> forms.forEach(form -> byForm.put(form, forms)));
        return Map.copyOf(byForm);
    }
}
