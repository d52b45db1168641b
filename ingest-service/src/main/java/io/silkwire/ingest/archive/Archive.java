package io.silkwire.ingest.archive;

import io.silkwire.contracts.ArchiveRecord;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.fetch.Exchange;
import java.io.IOException;

/** Keeps what was fetched, byte for byte. */
public interface Archive {
    /**
     * Writes request and response so that they survive a crash, and says where.
     *
     * @return the record of the response, or of its revisit where the same payload was kept before
     * @throws IOException where it cannot be written; nothing of it counts then
     */
    ArchiveRecord append(Exchange exchange) throws IOException;

    /** As {@link #append(Exchange)}, with the source that it was fetched for, which an archive may note beside it. */
    default ArchiveRecord append(Exchange exchange, SourceId source) throws IOException {
        return append(exchange);
    }

    /**
     * As {@link #append(Exchange, SourceId)}, with what was expected there: whoever reads the archive again tells feeds from pages
     * by it.
     */
    default ArchiveRecord append(Exchange exchange, SourceId source, Kind kind) throws IOException {
        return append(exchange, source);
    }
}
