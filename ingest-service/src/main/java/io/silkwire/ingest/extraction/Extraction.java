package io.silkwire.ingest.extraction;

import io.silkwire.ingest.refusal.Refusal;

/** What became of a file's bytes. */
public sealed interface Extraction {
    /** They are text: identify and publish it. */
    record Extracted(ExtractedText text) implements Extraction {}

    /** They are not, or not in a way that can be told: report it and go on with the next file. */
    record Refused(Refusal refusal) implements Extraction {}
}
