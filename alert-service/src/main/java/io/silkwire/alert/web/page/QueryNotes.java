package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a query while it is typed. */
public record QueryNotes(List<Note> notes) {
    /**
     * One note.
     *
     * @param error whether the query cannot be read
     * @param span the piece that is meant; null where it is the whole, or something is missing
     */
    public record Note(boolean error, @Nullable String span, String problem, String remedy) {}

    /** Copies the notes. */
    public QueryNotes {
        notes = List.copyOf(notes);
    }
}
