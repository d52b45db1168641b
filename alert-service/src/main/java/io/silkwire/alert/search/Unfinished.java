package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a look at the archive had no time for. For one look and one thread. */
final class Unfinished {
    private final Deadline deadline;
    private final List<String> missing = new ArrayList<>();
    private boolean stopped;

    Unfinished(Deadline deadline) {
        this.deadline = deadline;
    }

    /** A question to Elasticsearch. */
    @FunctionalInterface
    interface Asking<T extends @Nullable Object> {
        T ask() throws IOException;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Notes where this answer is of a part only. */
    void look(SearchResponse<?> response) {
        stopped |= response.timedOut();
    }

    /** The answer; where time is over, or runs out, nothing in its place. */
    <T extends @Nullable Object> T unlessOver(String what, T nothing, Asking<T> question) throws IOException {
        if (!deadline.isOver()) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (!SearchAlias.isLate(e)) {
                    throw e;
                }
            }
        }
        missing.add(what);
        return nothing;
    }

    /** What is missing, in words; null where nothing is. */
    @Nullable
    String words() {
        String within = "the " + deadline.whole().toMillis() + " ms there are for a preview ran out";
        if (!stopped) {
            return missing.isEmpty() ? null : within + ": " + String.join(", ", missing) + " left out";
        }
        return within + ": the counts are of the part that was looked through by then"
                + (missing.isEmpty() ? "" : "; " + String.join(", ", missing) + " left out");
    }
}
