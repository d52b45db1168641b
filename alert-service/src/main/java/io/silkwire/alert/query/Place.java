package io.silkwire.alert.query;

/**
 * Where in the text of a query something stands.
 *
 * @param offset UTF-16 code unit from 0
 * @param length in UTF-16 code units; 0 for what nobody wrote, such as a topic that was ticked on a form
 */
public record Place(int offset, int length) {
    /** Of what does not stand in the text. */
    public static final Place NOWHERE = new Place(0, 0);

    /** @throws IllegalArgumentException where it is no place in a text */
    public Place {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no place in a text: " + offset + ", " + length + " long");
        }
    }

    /** The first code unit after it. */
    public int end() {
        return offset + length;
    }

    /** From the start of this one to the end of the other. */
    Place to(Place other) {
        return new Place(offset, Math.max(0, other.end() - offset));
    }
}
