package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.util.List;

/**
 * Where the next page of a list begins.
 *
 * @param lease names the place among the points in time that are open at once
 * @param pointInTime what Elasticsearch calls its frozen view of the index
 * @param after sort values of the last statement shown; empty for the first page
 * @param total how many statements fit
 */
record PagePosition(String lease, String pointInTime, List<FieldValue> after, long total) {
    PagePosition {
        after = List.copyOf(after);
    }
}
