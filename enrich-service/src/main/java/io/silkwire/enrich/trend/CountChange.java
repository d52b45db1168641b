package io.silkwire.enrich.trend;

/**
 * A statement comes into the counts of one part, or leaves them: what is sent to the task that keeps the part.
 *
 * @param added false where it leaves
 */
record CountChange(String part, boolean added, Counted counted) {}
