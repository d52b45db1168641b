package io.silkwire.enrich.state;

/** Thrown where a state was written by a later version than this one: nothing of it may be read, nor written over. */
public final class LaterFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the state.
     *
     * @param what it is, such as {@code a placement}
     */
    public LaterFormatException(String what, int found, int known) {
        super("expected " + what + " of format " + known + ", found format " + found
                + "; it was written by a later version: start that, or delete the state directory and the changelogs");
    }
}
