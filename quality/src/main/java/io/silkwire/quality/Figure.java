package io.silkwire.quality;

/**
 * One figure of one system.
 *
 * @param system {@code silkwire}, or the peer's name with its version
 * @param what what was measured, such as {@code body F1, articles}
 * @param value a share between 0 and 1
 * @param items how many pages, assertions or segments it stands on
 */
public record Figure(String system, String what, double value, int items) {}
