package io.silkwire.enrich.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Writes statements with the stories they stand in, then looks whether a story changed meanwhile (see {@link StoryMarks}). */
final class StatementBulk implements Bulk {
    private final ElasticsearchCalls statements;
    private final StoryMarks marks;

    StatementBulk(ElasticsearchCalls statements, ElasticsearchCalls stories) {
        this.statements = statements;
        this.marks = new StoryMarks(stories, statements);
    }

    @Override
    public void send(List<PendingDocument> documents, Consumer<BulkAnswer> answered) {
        // Four calls, one after the other: on a thread of their own they read like that.
        Thread.ofPlatform().daemon().name("silkwire-index-statements").start(() -> answered.accept(write(documents)));
    }

    @Override
    public void requireRunning() {
        statements.requireRunning();
    }

    private BulkAnswer write(List<PendingDocument> documents) {
        try {
            Set<String> ids = new HashSet<>();
            documents.forEach(document -> ids.add(document.id()));
            Map<String, StoryMark> before = marks.of(ids);
            BulkAnswer answer = statements.write(documents.stream()
                    .map(document -> document.line()
                            .with(StoryMarks.fields(
                                    before.getOrDefault(document.id(), StoryMark.alone(document.id())))))
                    .toList());
            return verified(documents, answer, before);
        } catch (CallFailedException e) {
            return BulkAnswer.ofAll(e.outcome(), documents.size());
        } catch (RuntimeException e) {
            return BulkAnswer.ofAll(new BulkItemOutcome.Retry(ElasticsearchCalls.describe(e)), documents.size());
        }
    }

    private BulkAnswer verified(List<PendingDocument> documents, BulkAnswer answer, Map<String, StoryMark> before) {
        Set<String> written = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            if (answer.outcomes().get(i) instanceof BulkItemOutcome.Indexed) {
                written.add(documents.get(i).id());
            }
        }
        Map<String, StoryMark> after = marks.of(written);
        written.removeIf(id -> after.get(id) != null && after.get(id).equals(before.get(id)));
        return written.isEmpty() ? answer : answer.with(unsettled(documents, marks.settle(written)));
    }

    static Map<Integer, BulkItemOutcome> unsettled(
            List<PendingDocument> documents, Map<String, BulkItemOutcome> failed) {
        Map<Integer, BulkItemOutcome> outcomes = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            BulkItemOutcome outcome = failed.get(documents.get(i).id());
            if (outcome != null) {
                outcomes.put(i, outcome);
            }
        }
        return outcomes;
    }
}
