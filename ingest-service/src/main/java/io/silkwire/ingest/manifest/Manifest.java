package io.silkwire.ingest.manifest;

import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.refusal.Refusal;
import java.util.List;
import java.util.Map;

/**
 * A corpus as its owner describes it.
 *
 * @param entries by file
 * @param refusals of lines that say nothing usable about any file
 * @param refusedFiles files whose entry is wrong, with what is wrong: they wait until it is right, for a statement published
 *     without its date or title could not be told from one that has none
 */
public record Manifest(
        SourceId sourceId,
        Map<String, ManifestEntry> entries,
        List<Refusal> refusals,
        Map<String, Refusal> refusedFiles) {
    /** Copies the collections. */
    public Manifest {
        entries = Map.copyOf(entries);
        refusals = List.copyOf(refusals);
        refusedFiles = Map.copyOf(refusedFiles);
    }
}
