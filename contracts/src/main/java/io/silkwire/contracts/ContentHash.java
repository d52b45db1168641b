package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Tells one wording of a statement from another: a hash of its title and its normalised sentences, not of the page's bytes.
 * A change of it makes a new revision.
 */
public record ContentHash(@JsonValue String value) {
    /** @throws IllegalArgumentException where the value is not 32 characters of lower-case hex */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContentHash {
        Ids.requireHash("ContentHash", value);
    }

    /** The hash of this title and these sentences, in this order. The caller has normalised both. */
    public static ContentHash of(String title, List<String> sentences) {
        String[] parts = new String[sentences.size() + 2];
        parts[0] = "content";
        parts[1] = title;
        for (int i = 0; i < sentences.size(); i++) {
            parts[i + 2] = sentences.get(i);
        }
        return new ContentHash(Ids.hash(parts));
    }

    @Override
    public String toString() {
        return value;
    }
}
