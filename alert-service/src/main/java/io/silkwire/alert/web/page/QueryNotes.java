package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a query while it is typed. */
public record QueryNotes(List<Note> notes) {
    /**
     * One note.
     *
     * @param error whether the query cannot be read
     * @param place which characters are meant, in words; null where it is the whole
     * @param span the piece that is meant; null where it is the whole, or something is missing
     * @param offset of it, in UTF-16 code units
     * @param suggestion what to write in its place, or null
     */
    public record Note(
            boolean error,
            @Nullable String place,
            @Nullable String span,
            String problem,
            String remedy,
            int offset,
            int length,
            @Nullable String suggestion) {}

    /** Copies the notes. */
    public QueryNotes {
        notes = List.copyOf(notes);
    }
}
