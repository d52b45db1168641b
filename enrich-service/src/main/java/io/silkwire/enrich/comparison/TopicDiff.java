package io.silkwire.enrich.comparison;

import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.reading.ReadText;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.tagging.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two sets of definitions: a text → the topics that it gains and loses from the one to the other. Thread-safe. */
public final class TopicDiff {
    private final TopicSet before;
    private final TopicSet after;

    /** Compares these. */
    public TopicDiff(TopicSet before, TopicSet after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What becomes of a text, in the order of the topics; empty where it keeps all its topics.
     *
     * @param declared the language its publisher declares, or null
     */
    public List<Difference> of(String id, String title, String body, @Nullable String declared) {
        ReadText text = ReadText.of(title, body, declared);
        Set<TopicId> had = topics(text.tags(before));
        Set<TopicId> has = topics(text.tags(after));
        if (had.equals(has)) {
            return List.of();
        }
        Map<TopicId, Verdict> then = byTopic(text.explain(before));
        Map<TopicId, Verdict> now = byTopic(text.explain(after));
        Set<String> all = new TreeSet<>();
        had.forEach(topic -> all.add(topic.value()));
        has.forEach(topic -> all.add(topic.value()));
        List<Difference> differences = new ArrayList<>();
        for (String value : all) {
            TopicId topic = new TopicId(value);
            if (had.contains(topic) != has.contains(topic)) {
                differences.add(new Difference(
                        topic, id, title.isBlank() ? start(body) : title, then.get(topic), now.get(topic)));
            }
        }
        return differences;
    }

    private static String start(String body) {
        return body.strip()
                .lines()
                .findFirst()
                .map(line -> line.length() > 80 ? line.substring(0, 80) + "…" : line)
                .orElse("");
    }

    private static Set<TopicId> topics(List<Tag> tags) {
        return tags.stream().map(Tag::topicId).collect(Collectors.toSet());
    }

    private static Map<TopicId, Verdict> byTopic(List<Verdict> verdicts) {
        Map<TopicId, Verdict> byTopic = new HashMap<>();
        verdicts.forEach(verdict -> byTopic.put(verdict.topicId(), verdict));
        return byTopic;
    }
}
