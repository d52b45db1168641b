package io.silkwire.enrich.topic;

import io.silkwire.enrich.entity.EntityFinder;
import io.silkwire.enrich.topic.Term.Kind;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads lists of terms: {@code "plain lemma"}, {@code {exact: ISIL}}, {@code {near: {a: …, b: …, within: 5}, weight: 4}}. */
final class TermYaml {
    private static final Set<String> NEAR_KEYS = Set.of("a", "b", "within", "ordered");
    private static final String REGEX = "regex";
    private static final int NEAR_WORDS = 8;
    private static final int MAX_NEAR_WORDS = 50;

    private final YamlFile file;

    TermYaml(YamlFile file) {
        this.file = file;
    }

    /** Terms of one group by language; every key that is not the group's own names a language or {@code any}. */
    List<Term> byLanguage(Map<String, Node> entries, double weight, String what) {
        List<Term> terms = new ArrayList<>();
        entries.forEach((language, list) -> {
            if (!language.equals("any") && !language.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?")) {
                file.problem(
                        list,
                        "'" + language + "' in " + what + " is no language",
                        "write a BCP 47 code such as ru, or any");
                return;
            }
            for (Node item : file.items(list, what + "." + language)) {
                Term term = term(item, language, weight);
                if (term != null) {
                    terms.add(term);
                }
            }
        });
        return terms;
    }

    private @Nullable Term term(Node node, String language, double weight) {
        if (node instanceof ScalarNode) {
            return simple(Kind.LEMMA, node, language, weight, node);
        }
        Set<String> known = new HashSet<>(Set.of("weight"));
        for (Kind kind : Kind.values()) {
            known.add(kind.label());
        }
        if (hasKey(node, REGEX)) {
            file.problem(
                    node,
                    "a regex is no term: its time on a hostile text has no bound",
                    "write a lemma with word* and a|b, a near, or an exact");
            return null;
        }
        Map<String, Node> entries = new LinkedHashMap<>(file.entries(node, "a term", known));
        double own = file.number(entries.remove("weight"), "weight", weight, -100, 100);
        if (entries.size() != 1) {
            file.problem(node, "a term has " + entries.size() + " kinds", "give exactly one of " + kinds());
            return null;
        }
        Map.Entry<String, Node> only = entries.entrySet().iterator().next();
        Kind kind = Kind.valueOf(only.getKey().toUpperCase(Locale.ROOT));
        return switch (kind) {
            case LEMMA, EXACT, PREFIX, PHRASE -> simple(kind, only.getValue(), language, own, node);
            case ENTITY -> entity(only.getValue(), language, own, node);
            case NEAR -> near(only.getValue(), language, own, node);
            case SAME_SENTENCE -> sameSentence(only.getValue(), language, own, node);
        };
    }

    private static boolean hasKey(Node node, String key) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .anyMatch(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key));
    }

    private @Nullable Term simple(Kind kind, Node pattern, String language, double weight, Node at) {
        List<String> texts = alternatives(pattern, kind);
        return texts.isEmpty() ? null : new Term(kind, language, List.of(texts), 0, false, weight, YamlFile.line(at));
    }

    /** Terms of one group that are ids of entities: {@code countries: [AF, TJ]}. */
    List<Term> entities(@Nullable Node list, double weight, String what) {
        List<Term> terms = new ArrayList<>();
        for (Node item : file.items(list, what)) {
            Term term = item instanceof ScalarNode ? entity(item, "any", weight, item) : term(item, "any", weight);
            if (term != null) {
                terms.add(term);
            }
        }
        return terms;
    }

    private @Nullable Term entity(Node node, String language, double weight, Node at) {
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<String> ids = new ArrayList<>();
        for (Node each : nodes) {
            String id = file.string(each, "an entity");
            if (!EntityFinder.knows(id)) {
                file.problem(
                        each,
                        "there is no entity '" + id + "'",
                        "write a country's code such as AF, a body such as sco, or a symbol such as S/RES/1373");
                return null;
            }
            ids.add(id);
        }
        return ids.isEmpty()
                ? null
                : new Term(Kind.ENTITY, language, List.of(ids), 0, false, weight, YamlFile.line(at));
    }

    private @Nullable Term near(Node node, String language, double weight, Node at) {
        Map<String, Node> entries = file.entries(node, "near", NEAR_KEYS);
        Node a = entries.get("a");
        Node b = entries.get("b");
        if (a == null || b == null) {
            file.problem(node, "near has not both sides", "write near: {a: …, b: …}");
            return null;
        }
        int within = (int) file.number(entries.get("within"), "within", NEAR_WORDS, 1, MAX_NEAR_WORDS);
        boolean ordered = file.flag(entries.get("ordered"), "ordered", false);
        List<List<String>> sides = List.of(alternatives(a, Kind.LEMMA), alternatives(b, Kind.LEMMA));
        return sides.stream().anyMatch(List::isEmpty)
                ? null
                : new Term(Kind.NEAR, language, sides, within, ordered, weight, YamlFile.line(at));
    }

    private @Nullable Term sameSentence(Node node, String language, double weight, Node at) {
        List<List<String>> sides = new ArrayList<>();
        file.items(node, "same_sentence").forEach(item -> sides.add(alternatives(item, Kind.LEMMA)));
        if (sides.size() < 2) {
            file.problem(node, "same_sentence has fewer than two parts", "list two or more");
            return null;
        }
        return sides.stream().anyMatch(List::isEmpty)
                ? null
                : new Term(Kind.SAME_SENTENCE, language, sides, 0, false, weight, YamlFile.line(at));
    }

    /** One pattern or a list of them, each with at least one word; empty after a problem. */
    private List<String> alternatives(Node node, Kind kind) {
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        List<String> texts = new ArrayList<>();
        for (Node each : nodes) {
            String text = file.string(each, "a term");
            if (text.isEmpty() || !isPattern(text, kind, each)) {
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    private boolean isPattern(String text, Kind kind, Node at) {
        if (Tokenizer.tokenize(text).isEmpty()) {
            file.problem(at, "term '" + text + "' has no word", "write at least one word");
            return false;
        }
        for (String chunk : text.split("\\s+", -1)) {
            for (String word : kind == Kind.LEMMA ? chunk.split("\\|", -1) : new String[] {chunk}) {
                int words = Tokenizer.tokenize(word).size();
                boolean prefix = word.indexOf('*') >= 0;
                if (((chunk.contains("|") && kind == Kind.LEMMA) || prefix) && words != 1) {
                    file.problem(
                            at,
                            "'" + chunk + "' in term '" + text + "' is not made of single words",
                            "write alternatives and prefixes as single words: a|b c*");
                    return false;
                }
                if (prefix && (kind != Kind.LEMMA || word.indexOf('*') < word.length() - 1 || word.length() < 4)) {
                    file.problem(
                            at,
                            "'" + word + "' in term '" + text + "' is no prefix",
                            "a lemma may have words with a * after three or more letters");
                    return false;
                }
            }
        }
        return true;
    }

    private static String kinds() {
        List<String> labels = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            labels.add(kind.label());
        }
        return String.join(", ", labels);
    }
}
