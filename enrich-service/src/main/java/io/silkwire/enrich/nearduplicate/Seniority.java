package io.silkwire.enrich.nearduplicate;

import java.time.Instant;
import java.util.Comparator;

/**
 * Who is older: the earlier time, between equals the smaller id. It depends on the statements alone, never on their arrival.
 *
 * @param time when the statement was published, or first seen where that is not known
 * @param id of the statement
 */
public record Seniority(Instant time, String id) implements Comparable<Seniority> {
    private static final Comparator<Seniority> OLDEST_FIRST =
            Comparator.comparing(Seniority::time).thenComparing(Seniority::id);

    @Override
    public int compareTo(Seniority other) {
        return OLDEST_FIRST.compare(this, other);
    }
}
