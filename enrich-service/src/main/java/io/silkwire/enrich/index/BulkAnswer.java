package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the documents of one bulk request, in their order.
 *
 * @param outcomes one for each document
 * @param index the index they were written to, by its own name; null where none was
 */
record BulkAnswer(List<BulkItemOutcome> outcomes, @Nullable String index) {
    BulkAnswer {
        outcomes = List.copyOf(outcomes);
    }

    /** The same outcome for all. */
    static BulkAnswer ofAll(BulkItemOutcome outcome, int documents) {
        return new BulkAnswer(Collections.nCopies(documents, outcome), null);
    }

    /** The same, but for these documents of the request. */
    BulkAnswer with(Map<Integer, BulkItemOutcome> others) {
        List<BulkItemOutcome> changed = new ArrayList<>(outcomes);
        others.forEach(changed::set);
        return new BulkAnswer(changed, index);
    }

    private static @Nullable String indexOf(JsonNode items) {
        for (JsonNode item : items) {
            int status = item.path("index").path("status").asInt();
            if (status >= 200 && status < 300) {
                return item.path("index").path("_index").asText(null);
            }
        }
        return null;
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
        return new BulkAnswer(outcomes, indexOf(items));
    }
}
