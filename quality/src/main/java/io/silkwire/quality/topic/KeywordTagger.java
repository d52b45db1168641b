package io.silkwire.quality.topic;

import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Fires on any of the terms as they are written, case aside: a list of keywords, as most alert products have it. No inflection, no
 * weights, no rule. Alternatives are spelled out, a {@code *} ends a word anywhere.
 */
final class KeywordTagger implements TopicTagger {
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    KeywordTagger(List<TopicRule> rules) {
        for (TopicRule rule : rules) {
            List<String> keywords = new ArrayList<>();
            rule.groups().forEach(group -> group.terms().forEach(term -> keywords.addAll(keywords(term))));
            if (!keywords.isEmpty()) {
                patterns.put(
                        rule.id().value(),
                        Pattern.compile(
                                "(?<![\\p{L}\\p{N}])(?:" + String.join("|", keywords) + ")(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            }
        }
    }

    @Override
    public String label() {
        return "keywords";
    }

    @Override
    public Set<String> topics(String title, String text) {
        String all = (title + "\n" + text).toLowerCase(Locale.ROOT);
        Set<String> topics = new TreeSet<>();
        patterns.forEach((topic, pattern) -> {
            if (pattern.matcher(all).find()) {
                topics.add(topic);
            }
        });
        return topics;
    }

    /** The keywords of a term; of a near or same-sentence term none, as a list of keywords cannot say that. */
    private static List<String> keywords(Term term) {
        if (term.parts().size() != 1) {
            return List.of();
        }
        List<String> keywords = new ArrayList<>();
        for (String text : term.parts().get(0)) {
            StringBuilder keyword = new StringBuilder();
            for (String chunk : text.strip().split("[\\s-]+", -1)) {
                keyword.append(keyword.isEmpty() ? "" : "[\\s-]+").append(alternatives(chunk, term.kind()));
            }
            keywords.add(keyword.toString());
        }
        return keywords;
    }

    private static String alternatives(String chunk, Term.Kind kind) {
        List<String> words = new ArrayList<>();
        for (String word : chunk.split("\\|", -1)) {
            boolean prefix = word.endsWith("*") || kind == Term.Kind.PREFIX;
            String letters = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
            words.add(Pattern.quote(letters.toLowerCase(Locale.ROOT)) + (prefix ? "[\\p{L}\\p{N}]*" : ""));
        }
        return "(?:" + String.join("|", words) + ")";
    }
}
