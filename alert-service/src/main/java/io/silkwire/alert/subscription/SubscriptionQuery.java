package io.silkwire.alert.subscription;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Place;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
                subscription.languages().stream().map(LanguageRange::new).toList(),
                subscription.query());
    }

    /**
     * A free query beside topics and languages as somebody wrote them; those that are none are left out.
     *
     * @throws QuerySyntaxException where it cannot be read
     */
    public static Query beside(String query, List<String> topics, List<String> languages) throws QuerySyntaxException {
        return of(
                topics.stream()
                        .flatMap(text -> readable(text, TopicId::new).stream())
                        .toList(),
                languages.stream()
                        .flatMap(text -> readable(text, LanguageRange::of).stream())
                        .toList(),
                query);
    }

    private static <T> Optional<T> readable(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Query of(List<TopicId> topics, List<LanguageRange> languages, @Nullable String query)
            throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        if (!topics.isEmpty()) {
            parts.add(Query.anyOf(
                    topics.stream()
                            .<Query>map(topic -> new Query.Topic(topic, Place.NOWHERE))
                            .toList(),
                    Place.NOWHERE));
        }
        if (!languages.isEmpty()) {
            parts.add(Query.anyOf(
                    languages.stream()
                            .<Query>map(range -> new Query.Language(range, Place.NOWHERE))
                            .toList(),
                    Place.NOWHERE));
        }
        if (query != null) {
            parts.add(parse(query));
        }
        return Query.allOf(parts, Place.NOWHERE);
    }

    /**
     * The free query of a subscription.
     *
     * @throws QuerySyntaxException where it cannot be read, or asks for what only a search knows
     */
    public static Query parse(String query) throws QuerySyntaxException {
        Query free = QueryParser.parse(query);
        refuseWhatOnlySearchKnows(free);
        return free;
    }

    private static void refuseWhatOnlySearchKnows(Query query) throws QuerySyntaxException {
        switch (query) {
            case Query.Published published ->
                throw new QuerySyntaxException(
                        published.at(),
                        "a subscription hears of statements as they appear and takes no dates",
                        "words, topics and other fields",
                        "remove published: here; it narrows a search down");
            case Query.Story story ->
                throw new QuerySyntaxException(
                        story.at(),
                        "which story a statement stands in is found out after it was matched",
                        "words, topics and other fields",
                        "remove story: here and write the words of the story; story: narrows a search down");
            default -> {
                for (Query part : query.parts()) {
                    refuseWhatOnlySearchKnows(part);
                }
            }
        }
    }
}
