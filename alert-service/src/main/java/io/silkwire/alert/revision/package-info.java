/**
 * Every wording of a statement that was ever seen: id of a statement → places in the log of record, by the index {@code revisions} → the
 * records of the Kafka topic {@code statements} that stand there. The log keeps all wordings; the index of statements has the last one.
 *
 * <p>Read {@link io.silkwire.alert.revision.RevisionLog} first. Thread-safe; a question has a consumer of its own, reads one record a revision, and takes bounded time.
 */
@NullMarked
package io.silkwire.alert.revision;

import org.jspecify.annotations.NullMarked;
