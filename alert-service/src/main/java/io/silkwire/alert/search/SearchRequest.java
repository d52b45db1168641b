package io.silkwire.alert.search;

import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Locale;

/**
 * What is searched for, and which part of what is found is shown.
 *
 * @param query in the language of subscriptions; blank asks for every statement
 * @param topics with any of these, or with any topic where empty
 * @param languages in any of these language ranges, or in any language where empty
 * @param from how many statements to pass over
 * @param size how many to show, 1 to {@value #MAX_SIZE}
 */
public record SearchRequest(String query, List<TopicId> topics, List<String> languages, Sort sort, int from, int size) {
    /** Most statements in one page. */
    public static final int MAX_SIZE = 100;
    /** Page size where none is asked for. */
    public static final int DEFAULT_SIZE = 20;
    /** {@code from} + {@code size} never pass this: Elasticsearch's own bound for paging by number. */
    public static final int MAX_WINDOW = 10_000;

    /** In which order statements come. */
    public enum Sort {
        /** By publication date, latest first; undated ones at the end, latest fetched first. */
        NEWEST,
        /** By how well they fit the query. */
        RELEVANCE;

        /** The word in URLs. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where the page is out of bounds */
    public SearchRequest {
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 1 to " + MAX_SIZE + ", but was " + size);
        }
        if (from < 0 || from > MAX_WINDOW - size) {
            throw new IllegalArgumentException(
                    "from must be 0 to " + (MAX_WINDOW - size) + " for a size of " + size + ", but was " + from);
        }
    }
}
