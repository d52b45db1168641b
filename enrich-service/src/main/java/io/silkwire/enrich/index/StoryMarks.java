package io.silkwire.enrich.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the stories that statements tell of in agreement with the index {@code stories}, whichever of the two is written first.
 *
 * <p>A story changes when other statements come, so it has no place in the version of a statement, and Elasticsearch's partial
 * update would raise that version. Instead whoever writes one side looks at the other side afterwards: the writer of a story
 * writes it, then reads the statement; the writer of a statement writes it, then reads the story. In every order of the four one
 * of them sees both and puts the statement right, under the version it has already: a revision that came meanwhile is newer and
 * refuses that, and looks itself.
 */
final class StoryMarks {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whole statements read at once, of some tens of kilobytes each. */
    private static final int AT_ONCE = 50;

    /** A story that changes faster than a statement is written is tried again later. */
    private static final int MOST_ROUNDS = 5;

    private final ElasticsearchCalls stories;
    private final ElasticsearchCalls statements;

    StoryMarks(ElasticsearchCalls stories, ElasticsearchCalls statements) {
        this.stories = stories;
        this.statements = statements;
    }

    /**
     * The stories of these statements now; one of which nothing is told stands alone.
     *
     * @throws CallFailedException where they could not be read
     */
    Map<String, StoryMark> of(Collection<String> statementIds) {
        Map<String, StoryMark> marks = new HashMap<>();
        statementIds.forEach(id -> marks.put(id, StoryMark.alone(id)));
        if (!statementIds.isEmpty()) {
            stories.read(statementIds, StoryMark.FIELDS)
                    .forEach(found -> marks.put(found.path("_id").asText(), StoryMark.of(found.path("_source"))));
        }
        return marks;
    }

    /**
     * Puts right those of these statements that are indexed with another story than theirs.
     *
     * @return the outcomes of those that were not put right; none is {@link BulkItemOutcome.Indexed}
     * @throws CallFailedException where they could not be read
     */
    Map<String, BulkItemOutcome> settle(Set<String> statementIds) {
        Map<String, BulkItemOutcome> failed = new HashMap<>();
        Set<String> open = statementIds;
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            open = rewrite(differing(open), failed);
        }
        open.forEach(id -> failed.put(id, new BulkItemOutcome.Retry("the story of " + id + " keeps changing")));
        return failed;
    }

    private List<String> differing(Set<String> statementIds) {
        Map<String, StoryMark> marks = of(statementIds);
        List<String> differing = new ArrayList<>();
        if (!statementIds.isEmpty()) {
            for (JsonNode found : statements.read(statementIds, StoryMark.FIELDS)) {
                String id = found.path("_id").asText();
                if (!StoryMark.of(found.path("_source")).equals(marks.get(id))) {
                    differing.add(id);
                }
            }
        }
        return differing;
    }

    /** Those that were written and have to be looked at again. */
    private Set<String> rewrite(List<String> statementIds, Map<String, BulkItemOutcome> failed) {
        Set<String> written = new HashSet<>();
        for (int from = 0; from < statementIds.size(); from += AT_ONCE) {
            List<String> ids = statementIds.subList(from, Math.min(statementIds.size(), from + AT_ONCE));
            List<JsonNode> found = statements.read(ids, List.of());
            Map<String, StoryMark> marks = of(ids);
            List<BulkLine> lines =
                    found.stream().map(document -> marked(document, marks)).toList();
            List<BulkItemOutcome> outcomes =
                    lines.isEmpty() ? List.of() : statements.write(lines).outcomes();
            for (int i = 0; i < outcomes.size(); i++) {
                String id = found.get(i).path("_id").asText();
                if (outcomes.get(i) instanceof BulkItemOutcome.Indexed) {
                    written.add(id);
                } else if (!(outcomes.get(i) instanceof BulkItemOutcome.NewerPresent)) {
                    failed.put(id, outcomes.get(i));
                }
            }
        }
        return written;
    }

    private static BulkLine marked(JsonNode found, Map<String, StoryMark> marks) {
        String id = found.path("_id").asText();
        ObjectNode document = found.path("_source").deepCopy();
        marks.getOrDefault(id, StoryMark.alone(id)).writeTo(document);
        return BulkLine.of(id, found.path("_version").asLong(), bytes(document));
    }

    /** The fields of a story as an object of their own. */
    static byte[] fields(StoryMark mark) {
        ObjectNode fields = JSON.createObjectNode();
        mark.writeTo(fields);
        return bytes(fields);
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
