/**
 * What a page says now and what was published of it → whether that is new, the same, edited or restored; and when to look again.
 *
 * <p>Read {@link io.silkwire.ingest.revision.Revision} first (the decision), then {@link io.silkwire.ingest.revision.Wording} (what
 * counts as the wording of a statement) and {@link io.silkwire.ingest.revision.CanonicalUrl} (which statement it is). All of it
 * is pure: no clock, no network, no state but what is passed in, so threads may share it.
 */
@NullMarked
package io.silkwire.ingest.revision;

import org.jspecify.annotations.NullMarked;
