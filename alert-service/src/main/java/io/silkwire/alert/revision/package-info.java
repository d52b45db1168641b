/**
 * Every wording of a statement that was ever seen: id of a statement → its revisions from the Kafka topic {@code statements}, the log of
 * record, which keeps them all; the index has the last one only.
 *
 * <p>Read {@link io.silkwire.alert.revision.RevisionLog} first. Thread-safe; a question has a consumer of its own and bounded time.
 */
@NullMarked
package io.silkwire.alert.revision;

import org.jspecify.annotations.NullMarked;
