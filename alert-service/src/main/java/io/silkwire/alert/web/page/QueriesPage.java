package io.silkwire.alert.web.page;

import java.util.List;

/** The page of the query language. */
public record QueriesPage(Frame frame, List<Section> sections) {
    /** Some operators that belong together. */
    public record Section(String title, List<Entry> entries) {}

    /**
     * One operator.
     *
     * @param example a query that can be run
     */
    public record Entry(String example, String meaning) {}

    /** Copies the sections. */
    public QueriesPage {
        sections = List.copyOf(sections);
    }
}
