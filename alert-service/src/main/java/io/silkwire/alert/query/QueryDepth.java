package io.silkwire.alert.query;

import java.util.List;

/** How deep the tree of a query is. */
final class QueryDepth {
    private QueryDepth() {}

    /** @throws QuerySyntaxException where a part lies deeper than that */
    static void refuseDeeper(Query query, int most) throws QuerySyntaxException {
        List<Query> parts = query.parts();
        if (!parts.isEmpty() && most == 0) {
            throw tooDeep(query.at(), QueryParser.MAX_NESTING);
        }
        for (Query part : parts) {
            refuseDeeper(part, most - 1);
        }
    }

    static QuerySyntaxException tooDeep(Place at, int most) {
        return new QuerySyntaxException(
                at,
                "it is nested deeper than " + most,
                "at most " + most + " groups inside each other",
                "write it with fewer parentheses");
    }
}
