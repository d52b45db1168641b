package io.silkwire.ingest.manifest;

import io.silkwire.ingest.refusal.Refusal;

/** What became of a manifest's text. */
public sealed interface ManifestReading {
    /** It can be used; single entries may have been refused. */
    record Usable(Manifest manifest) implements ManifestReading {}

    /** It is not YAML, or names no source: no file can be identified, because ids are made of the source. */
    record Unusable(Refusal refusal) implements ManifestReading {}
}
