package io.silkwire.ingest.source;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.refusal.Refusal;
import java.util.List;

/** What a file of sources says: those that can be used, and what is wrong with the others. */
public record SourcesReading(List<Source> sources, List<Refusal> refusals) {
    /** Copies the lists. */
    public SourcesReading {
        sources = List.copyOf(sources);
        refusals = List.copyOf(refusals);
    }
}
