package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written after an answer, all of it in one transaction.
 *
 * @param statement a new revision, or null
 * @param published the state that remembers it; it is told where the revision stands before it is written; null without one
 * @param states of this partition
 * @param forgotten keys of this partition
 * @param elsewhere places found for other partitions
 * @param disposition the word under which it is counted
 */
record Conclusion(
        @Nullable Statement statement,
        @Nullable CrawlState published,
        List<CrawlState> states,
        List<String> forgotten,
        List<CrawlState> elsewhere,
        String disposition) {
    Conclusion {
        states = List.copyOf(states);
        forgotten = List.copyOf(forgotten);
        elsewhere = List.copyOf(elsewhere);
    }
}
