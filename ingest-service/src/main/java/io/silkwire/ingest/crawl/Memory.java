package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Published;
import io.silkwire.contracts.Statement;
import org.jspecify.annotations.Nullable;

/** What is remembered while an answer is judged: the states of the partition, and the last revision of a statement. */
interface Memory {
    /** The state under this key, or null. */
    @Nullable
    CrawlState state(String key);

    /** The revision that was published last, or null where it cannot be had any more. */
    @Nullable
    Statement statement(Published published);
}
