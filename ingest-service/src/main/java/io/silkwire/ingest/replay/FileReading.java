package io.silkwire.ingest.replay;

import io.silkwire.ingest.refusal.Refusal;

/** What became of a file of the corpus. */
public sealed interface FileReading {
    /** Its bytes are here. No record, because arrays have no value to compare. */
    final class Read implements FileReading {
        private final byte[] bytes;

        Read(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /** It was not read: report it and go on with the next file. */
    record Refused(Refusal refusal) implements FileReading {}
}
