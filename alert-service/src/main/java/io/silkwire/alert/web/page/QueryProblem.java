package io.silkwire.alert.web.page;

/**
 * Why a query cannot be read, with the query cut where it goes wrong.
 *
 * @param before the query up to there
 * @param at the character there, or a blank at the end
 * @param after the rest
 */
public record QueryProblem(String before, String at, String after, String problem, String remedy) {
    /** Cuts the query at a UTF-16 position, which may stand at or behind its end. */
    public static QueryProblem of(String query, int position, String problem, String remedy) {
        int from = Math.clamp(position, 0, query.length());
        int to = from < query.length() ? query.offsetByCodePoints(from, 1) : from;
        String at = from == to ? " " : query.substring(from, to);
        return new QueryProblem(query.substring(0, from), at, query.substring(to), problem, remedy);
    }
}
