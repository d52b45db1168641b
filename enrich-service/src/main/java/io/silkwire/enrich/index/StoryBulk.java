package io.silkwire.enrich.index;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Writes which story statements stand in, then puts right those that are indexed with another (see {@link StoryMarks}). */
final class StoryBulk implements Bulk {
    private final ElasticsearchCalls stories;
    private final StoryMarks marks;

    StoryBulk(ElasticsearchCalls stories, ElasticsearchCalls statements) {
        this.stories = stories;
        this.marks = new StoryMarks(stories, statements);
    }

    @Override
    public void send(List<PendingDocument> documents, Consumer<BulkAnswer> answered) {
        Thread.ofPlatform().daemon().name("silkwire-index-stories").start(() -> answered.accept(write(documents)));
    }

    @Override
    public void requireRunning() {
        stories.requireRunning();
    }

    private BulkAnswer write(List<PendingDocument> documents) {
        BulkAnswer answer =
                stories.write(documents.stream().map(PendingDocument::line).toList());
        try {
            Set<String> written = new HashSet<>();
            for (int i = 0; i < documents.size(); i++) {
                // One that was written before a crash is newer or the same now, and its statement may still lack it.
                BulkItemOutcome outcome = answer.outcomes().get(i);
                if (outcome instanceof BulkItemOutcome.Indexed || outcome instanceof BulkItemOutcome.NewerPresent) {
                    written.add(documents.get(i).id());
                }
            }
            return answer.with(StatementBulk.unsettled(documents, marks.settle(written)));
        } catch (CallFailedException e) {
            return BulkAnswer.ofAll(e.outcome(), documents.size());
        } catch (RuntimeException e) {
            return BulkAnswer.ofAll(new BulkItemOutcome.Retry(ElasticsearchCalls.describe(e)), documents.size());
        }
    }
}
