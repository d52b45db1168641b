package io.silkwire.alert.search;

import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import java.net.URI;
import java.time.Duration;

/** The index of revisions on the Elasticsearch of the tests. */
public final class Revisions {
    private Revisions() {}

    /** Asks the server at this address. */
    public static RevisionPlaces at(URI elasticsearch) {
        SearchConnection connection = new SearchConnection(
                elasticsearch.toString(), null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
        SearchClient client = new SearchClientFactory().searchClient(connection);
        return new RevisionPlaces(client, connection);
    }
}
