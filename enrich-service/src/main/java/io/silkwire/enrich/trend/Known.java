package io.silkwire.enrich.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement, from {@code enriched} and {@code stories}, whichever came first.
 *
 * @param counted how it is counted; null while it is not
 * @param copy whether it repeats a story, as far as is known
 * @param day by which it is forgotten when the counts of its time are
 */
record Known(@Nullable Counted counted, boolean copy, Instant day) {}
