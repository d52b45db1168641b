package io.silkwire.alert.search;

import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.source.OfficialSources;
import io.silkwire.contracts.SourceId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The archive in the Elasticsearch of {@link IndexedStatements}, for tests of other packages. */
public final class Archives implements AutoCloseable {
    private final SearchClient client;
    private final SearchAlias alias;

    /** Connects to it. */
    public Archives() {
        SearchConnection connection = new SearchConnection(
                IndexedStatements.url().toString(), null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
        client = new SearchClientFactory().searchClient(connection);
        alias = new SearchAlias(client, connection);
    }

    /** As of this clock, with this one official source. */
    public Archive at(Clock clock, SourceId official, Duration budget) {
        return at(alias, clock, official, budget, Duration.ofSeconds(20));
    }

    private static Archive at(SearchAlias alias, Clock clock, SourceId official, Duration budget, Duration least) {
        OfficialSources sources = () -> Set.of(official);
        return new Archive(alias, sources, clock, new Archive.Limits(budget, least, Duration.ZERO));
    }

    /** The archive behind a server at this address, which may be slow: for tests of time. */
    public static Archive behind(String address, Clock clock, SourceId official, Duration budget, Duration least) {
        SearchConnection connection =
                new SearchConnection(address, null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
        return at(
                new SearchAlias(new SearchClientFactory().searchClient(connection), connection),
                clock,
                official,
                budget,
                least);
    }

    /** A look for which each candidate is read, as where a query has too many words. */
    public static ArchiveLook byReading(Archive archive, ArchiveQuestion question) throws IOException {
        if (archive.lookByReading(question) instanceof ArchiveOutcome.Looked(ArchiveLook look)) {
            return look;
        }
        throw new IllegalStateException("the archive is empty");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
