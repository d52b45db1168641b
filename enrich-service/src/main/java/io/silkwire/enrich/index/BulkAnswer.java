package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of the documents of one bulk request, in their order.
 *
 * @param outcomes one for each document
 */
record BulkAnswer(List<BulkItemOutcome> outcomes) {
    BulkAnswer {
        outcomes = List.copyOf(outcomes);
    }

    /** The same outcome for all. */
    static BulkAnswer ofAll(BulkItemOutcome outcome, int documents) {
        return new BulkAnswer(Collections.nCopies(documents, outcome));
    }

    /** Of the body of an answer with status 200. */
    static BulkAnswer of(JsonNode body, int documents) {
        JsonNode items = body.path("items");
        if (items.size() != documents) {
            // Not an answer to this request; what was sent twice is written once, so asking again is safe.
            return ofAll(
                    new BulkItemOutcome.Retry(
                            "expected an answer for " + documents + " documents, found " + items.size()),
                    documents);
        }
        List<BulkItemOutcome> outcomes = new ArrayList<>(documents);
        for (JsonNode item : items) {
            JsonNode index = item.path("index");
            outcomes.add(BulkItemOutcome.of(index.path("status").asInt(), ElasticsearchError.of(index.path("error"))));
        }
        return new BulkAnswer(outcomes);
    }
}
