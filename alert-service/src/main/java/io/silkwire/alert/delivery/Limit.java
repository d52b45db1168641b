package io.silkwire.alert.delivery;

/**
 * How fast attempts may follow each other that have something in common.
 *
 * @param key names what that is, such as their endpoint; it never reaches a log
 */
public record Limit(String key, Pace pace) {
    /** What it names may be a secret. */
    @Override
    public String toString() {
        return "Limit[" + pace + "]";
    }
}
