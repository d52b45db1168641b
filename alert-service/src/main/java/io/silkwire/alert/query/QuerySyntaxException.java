package io.silkwire.alert.query;

import org.jspecify.annotations.Nullable;

/**
 * A query that cannot be read: where, what is wrong there, what was expected, and how it is put right. Its texts may be shown to
 * the person who wrote it.
 */
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place at;
    private final String problem;
    private final String expected;
    private final String remedy;
    private final @Nullable String suggestion;

    /**
     * Says what is wrong.
     *
     * @param at what is wrong; of length 0 where something is missing
     * @param expected what may stand there, in words
     */
    public QuerySyntaxException(Place at, String problem, String expected, String remedy) {
        this(at, problem, expected, remedy, null);
    }

    /**
     * Says what is wrong.
     *
     * @param suggestion what to write in place of the text at that place, or null where that takes a person
     */
    QuerySyntaxException(Place at, String problem, String expected, String remedy, @Nullable String suggestion) {
        super("position " + (at.offset() + 1) + ": " + problem + "; expected " + expected + "; " + remedy);
        this.at = at;
        this.problem = problem;
        this.expected = expected;
        this.remedy = remedy;
        this.suggestion = suggestion;
    }

    /** What to write in place of the text that is wrong, or null where that takes a person. */
    public @Nullable String suggestion() {
        return suggestion;
    }

    /** What is wrong, in the text of the query. */
    public Place at() {
        return at;
    }

    /** The UTF-16 code unit where it is wrong, from 0. */
    public int position() {
        return at.offset();
    }

    /** How many UTF-16 code units are wrong; 0 where something is missing. */
    public int length() {
        return at.length();
    }

    /** What is wrong, in words. */
    public String problem() {
        return problem;
    }

    /** What may stand there, in words. */
    public String expected() {
        return expected;
    }

    /** What to do about it, in words. */
    public String remedy() {
        return remedy;
    }
}
