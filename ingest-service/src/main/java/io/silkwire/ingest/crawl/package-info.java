/**
 * Sources and crawl states → fetches in their turn → statements and crawl states, in transactions.
 *
 * <p>Read {@link io.silkwire.ingest.crawl.Crawler} first (threads and partitions), then {@link
 * io.silkwire.ingest.crawl.Conclusions} (the decision on one answer, pure) and {@link io.silkwire.ingest.crawl.PartitionOwner} (the
 * effect). A fetch runs in a virtual thread of its own; all that is concluded from the fetches of one partition is concluded by one
 * thread.
 */
@NullMarked
package io.silkwire.ingest.crawl;

import org.jspecify.annotations.NullMarked;
