package io.silkwire.ingest.charset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read as often as needed, so that nobody must hold them unpacked. */
@FunctionalInterface
public interface Octets {
    /** A fresh stream from the first byte. */
    InputStream open() throws IOException;

    /** Bytes in memory, which are not copied and must not change. */
    static Octets of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
