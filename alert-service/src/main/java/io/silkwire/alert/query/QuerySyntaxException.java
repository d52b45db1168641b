package io.silkwire.alert.query;

/** A query that cannot be read: where, what is wrong there, and how it is put right. Its texts may be shown to the person who wrote it. */
public final class QuerySyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String problem;
    private final String remedy;

    /**
     * Says what is wrong.
     *
     * @param position UTF-16 code unit from 0
     */
    public QuerySyntaxException(int position, String problem, String remedy) {
        super("position " + (position + 1) + ": " + problem + "; " + remedy);
        this.position = position;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The UTF-16 code unit where it is wrong, from 0. */
    public int position() {
        return position;
    }

    /** What is wrong, in words. */
    public String problem() {
        return problem;
    }

    /** What to do about it, in words. */
    public String remedy() {
        return remedy;
    }
}
