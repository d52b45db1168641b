package io.silkwire.alert.search;

import java.util.Locale;

/** A property that a search can be narrowed down by, and counted by. Each value is a keyword of the index. */
public enum Facet {
    TOPIC("topics"),
    /** The country a statement was issued in or by. */
    COUNTRY("country"),
    /** A country it names. */
    ABOUT("countries"),
    SOURCE("source"),
    KIND("kind"),
    /** A language range: {@code uz} takes {@code uz-Cyrl}. */
    LANG("language"),
    STORY("story"),
    LANE("lane"),
    /** What made its latest revision: {@code new, edited, moved, withdrawn, restored}. */
    CHANGED("change.kind");

    private final String field;

    Facet(String field) {
        this.field = field;
    }

    /** The word in URLs and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String field() {
        return field;
    }
}
