package io.silkwire.alert.search;

import io.silkwire.contracts.TopicId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, and which part of what is found is shown.
 *
 * @param query in the language of subscriptions; blank asks for every statement
 * @param offset how many statements to pass over
 * @param size how many to show, 1 to {@value #MAX_SIZE}
 * @param facets which values are counted
 * @param histogram how times of publication are counted; null where they are not
 */
public record SearchRequest(
        String query,
        Filters filters,
        Sort sort,
        int offset,
        int size,
        Set<Facet> facets,
        @Nullable Histogram histogram) {
    /** Most statements in one page. */
    public static final int MAX_SIZE = 100;
    /** Page size where none is asked for. */
    public static final int DEFAULT_SIZE = 20;
    /** {@code offset} + {@code size} never pass this: Elasticsearch's own bound for paging by number. */
    public static final int MAX_WINDOW = 10_000;
    /** What is counted where nothing else is asked for: all but stories, of which there are about as many as statements. */
    public static final Set<Facet> USUAL_FACETS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Facet.STORY)));

    /** In which order statements come. */
    public enum Sort {
        /** By publication date, latest first; undated ones at the end, latest fetched first. */
        NEWEST,
        /** By publication date, earliest first; undated ones at the end. */
        OLDEST,
        /** By how well they fit the query. */
        RELEVANCE,
        /** By when the index took them, latest first: what is new here. */
        INDEXED;

        /** The word in URLs. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException where the page is out of bounds */
    public SearchRequest {
        facets = Set.copyOf(facets);
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 1 to " + MAX_SIZE + ", but was " + size);
        }
        if (offset < 0 || offset > MAX_WINDOW - size) {
            throw new IllegalArgumentException(
                    "offset must be 0 to " + (MAX_WINDOW - size) + " for a size of " + size + ", but was " + offset);
        }
    }

    /** A page with counts of topics and languages. */
    public SearchRequest(String query, List<TopicId> topics, List<String> languages, Sort sort, int offset, int size) {
        this(query, Filters.of(topics, languages), sort, offset, size, EnumSet.of(Facet.TOPIC, Facet.LANG), null);
    }

    /** The first page of other filters. */
    public SearchRequest with(Filters others) {
        return new SearchRequest(query, others, sort, 0, size, facets, histogram);
    }

    /** The first page in another order. */
    public SearchRequest with(Sort other) {
        return new SearchRequest(query, filters, other, 0, size, facets, histogram);
    }

    /** With other times counted. */
    public SearchRequest with(@Nullable Histogram other) {
        return new SearchRequest(query, filters, sort, offset, size, facets, other);
    }

    /** Another page. */
    public SearchRequest at(int otherOffset) {
        return new SearchRequest(query, filters, sort, otherOffset, size, facets, histogram);
    }

    /** Whether anything is asked for, or just everything shown. */
    public boolean isAsking() {
        return !query.isBlank() || !filters.isEmpty();
    }
}
