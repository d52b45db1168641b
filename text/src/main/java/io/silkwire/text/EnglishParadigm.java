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
            List.of("hold", "held"),
            List.of("send", "sent"),
            List.of("meet", "met"),
            List.of("take", "took", "taken"),
            List.of("give", "gave", "given"),
            List.of("make", "made"),
            List.of("lead", "led"),
            List.of("lose", "lost"),
            List.of("win", "won"),
            List.of("find", "found"),
            List.of("bring", "brought"),
            List.of("seek", "sought"),
            List.of("teach", "taught"),
            List.of("catch", "caught"),
            List.of("strike", "struck"),
            List.of("shoot", "shot"),
            List.of("spend", "spent"),
            List.of("lend", "lent"),
            List.of("pay", "paid"),
            List.of("say", "said"),
            List.of("flee", "fled"),
            List.of("feed", "fed"),
            List.of("grow", "grew", "grown"),
            List.of("know", "knew", "known"),
            List.of("draw", "drew", "drawn"),
            List.of("withdraw", "withdrew", "withdrawn"),
            List.of("fall", "fell", "fallen"),
            List.of("begin", "began", "begun"),
            List.of("drive", "drove", "driven"),
            List.of("write", "wrote", "written"),
            List.of("speak", "spoke", "spoken"),
            List.of("break", "broke", "broken"),
            List.of("choose", "chose", "chosen"),
            List.of("throw", "threw", "thrown"),
            List.of("overthrow", "overthrew", "overthrown"),
            List.of("arise", "arose", "arisen"),
            List.of("become", "became"),
            List.of("fly", "flew", "flown"),
            List.of("go", "went", "gone"),
            List.of("see", "saw", "seen"),
            List.of("swear", "swore", "sworn"),
            List.of("undergo", "underwent", "undergone"),
            List.of("understand", "understood"),
            List.of("undertake", "undertook", "undertaken"),
            List.of("mean", "meant"),
            List.of("deal", "dealt"),
            List.of("bind", "bound"),
            List.of("feel", "felt"),
            List.of("forbid", "forbade", "forbidden"),
            List.of("keep", "kept"),
            List.of("run", "ran"),
            List.of("sink", "sank", "sunk"),
            List.of("shrink", "shrank", "shrunk"),
            List.of("uphold", "upheld"),
            List.of("withhold", "withheld"),
            List.of("shelf", "shelves"),
            List.of("self", "selves"),
            List.of("loaf", "loaves"),
            List.of("calf", "calves"),
            List.of("index", "indices", "indexes"),
            List.of("appendix", "appendices"),
            List.of("nucleus", "nuclei"),
            List.of("bacterium", "bacteria"),
            List.of("curriculum", "curricula"),
            List.of("hypothesis", "hypotheses"),
            List.of("axis", "axes"),
            List.of("oasis", "oases"),
            List.of("thesis", "theses"),
            List.of("mouse", "mice"),
            List.of("tooth", "teeth"),
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
