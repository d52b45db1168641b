package io.silkwire.enrich.jsonl;

import java.nio.ByteBuffer;

/** A line of the input, numbered from 1. */
public sealed interface Line {
    /** Its number. */
    long number();

    /** Bytes without the end of the line. */
    record Bytes(long number, ByteBuffer bytes) implements Line {}

    /** A line that was passed over because it has more bytes than the limit. */
    record TooLong(long number, int limit) implements Line {}
}
