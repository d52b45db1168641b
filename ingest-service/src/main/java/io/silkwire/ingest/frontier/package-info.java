/**
 * What is known of each place on the web → what is fetched next, and when.
 *
 * <p>Read {@link io.silkwire.ingest.frontier.RevisitPolicy} first: what one answer means for the next visit, as a pure function.
 * {@link io.silkwire.ingest.frontier.Frontier} keeps the places of one partition with their schedule, {@link
 * io.silkwire.ingest.frontier.HostTurns} lets one request at a time through to a host. The policy is immutable; the other two may
 * be used by many threads.
 */
@NullMarked
package io.silkwire.ingest.frontier;

import org.jspecify.annotations.NullMarked;
