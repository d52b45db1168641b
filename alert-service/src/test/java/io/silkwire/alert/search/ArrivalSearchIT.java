package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.search.IndexedStatements.Draft;
import io.silkwire.alert.search.SearchClientFactory.SearchClient;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is counted for the audit, on a real Elasticsearch. */
@NullUnmarked // fields are set before all tests
class ArrivalSearchIT {
    private static final Instant SINCE = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-11-27T00:00:00Z");
    private static final SubscriptionId ID = new SubscriptionId("water");

    private static SearchClient client;
    private static ArrivalSearch arrivals;

    @BeforeAll
    static void connect() {
        SearchConnection connection = new SearchConnection(
                IndexedStatements.url().toString(), null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20));
        client = new SearchClientFactory().searchClient(connection);
        arrivals = new ArrivalSearch(new SearchAlias(client, connection), client, Set::of);
    }

    @AfterAll
    static void close() throws IOException {
        client.close();
    }

    @Test
    void countsWhatCameBeforeAndAfterAndWhatOfItFits() throws Exception {
        // Given
        String story = "0123456789abcdef0123456789abcdef";
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of("a", "Water", "")
                .with("fetched_at", "2026-11-01T00:00:00Z")
                .with("story", story));
        drafts.add(Draft.of("copy", "Water", "")
                .with("fetched_at", "2026-11-02T00:00:00Z")
                .with("story", story));
        drafts.add(Draft.of("b", "Waters", "").with("fetched_at", "2026-11-03T00:00:00Z"));
        drafts.add(Draft.of("road", "Road", "").with("fetched_at", "2026-11-04T00:00:00Z"));
        drafts.add(Draft.of("long ago", "Water", "").with("fetched_at", "2026-01-01T00:00:00Z"));
        drafts.add(Draft.of("since", "Water", "").with("fetched_at", "2026-11-21T00:00:00Z"));
        drafts.add(Draft.of("changed", "Water", "")
                .with("fetched_at", "2026-11-22T00:00:00Z")
                .with("revision", 2));
        drafts.add(Draft.of("just now", "Water", "").with("fetched_at", "2026-11-27T00:00:01Z"));
        IndexedStatements.index(drafts);
        IndexedStatements.indexAlerts(List.of());
        Query water = SubscriptionQuery.parse("water");

        // When
        Arrivals counted = arrivals.of(ID, water, SINCE, UNTIL).orElseThrow();

        // Then
        assertThat(counted).isEqualTo(new Arrivals(4, 2, 2, 1, 0, 0, null));

        // When it had alerts
        IndexedStatements.indexAlerts(
                List.of(alert("2026-11-02T10:00:00Z"), alert("2026-11-02T11:00:00Z"), alert("2026-11-21T01:00:00Z")));
        Arrivals alerted = arrivals.of(ID, water, SINCE, UNTIL).orElseThrow();

        // Then
        Instant last = Instant.parse("2026-11-21T01:00:00Z");
        assertThat(alerted).isEqualTo(new Arrivals(5, 3, 1, 0, 3, 2, last));
        IndexedStatements.removeAlerts();
    }

    private static Map<String, Object> alert(String matchedAt) {
        return Map.of("subscription", ID.value(), "matched_at", matchedAt);
    }
}
