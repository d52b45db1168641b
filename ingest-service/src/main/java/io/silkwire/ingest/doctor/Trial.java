package io.silkwire.ingest.doctor;

import io.silkwire.contracts.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read as the crawler would read it.
 *
 * @param start the first words of the text
 * @param characters of the text; 0 where it could not be read
 * @param problem why it could not be read, or null
 */
public record Trial(
        String url,
        String title,
        @Nullable PublicationDate date,
        @Nullable String language,
        String start,
        int characters,
        @Nullable String problem) {
    static Trial failed(String url, String problem) {
        return new Trial(url, "", null, null, "", 0, problem);
    }

    /** Whether there is a statement. */
    public boolean succeeded() {
        return problem == null && characters > 0;
    }
}
