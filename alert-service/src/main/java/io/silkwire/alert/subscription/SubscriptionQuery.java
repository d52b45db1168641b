package io.silkwire.alert.subscription;

import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the whole of a subscription (topics, languages, free query) into one query, for the matcher and for a search alike. */
public final class SubscriptionQuery {
    private SubscriptionQuery() {}

    /**
     * What a statement must fit to be told to the subscriber.
     *
     * @throws QuerySyntaxException where its free query cannot be read
     */
    public static Query of(Subscription subscription) throws QuerySyntaxException {
        return of(
                subscription.topics(),
                subscription.languages().stream().map(Query.Language::new).toList(),
                subscription.query());
    }

    static Query of(List<TopicId> topics, List<Query.Language> languages, @Nullable String query)
            throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        if (!topics.isEmpty()) {
            parts.add(Query.anyOf(topics.stream().<Query>map(Query.Topic::new).toList()));
        }
        if (!languages.isEmpty()) {
            parts.add(Query.anyOf(List.copyOf(languages)));
        }
        if (query != null) {
            parts.add(QueryParser.parse(query));
        }
        return Query.allOf(parts);
    }
}
