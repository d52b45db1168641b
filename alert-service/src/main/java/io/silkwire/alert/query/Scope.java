package io.silkwire.alert.query;

/** In which texts of a statement words are looked for. A phrase or a nearness always lies within one of them. */
public enum Scope {
    /** In the title or in the body. */
    ANYWHERE,
    /** In the title only, asked for with {@code in:title}. */
    TITLE,
    /** In the body only, asked for with {@code in:body}. */
    BODY;

    /** Whether it takes in the title. */
    public boolean hasTitle() {
        return this != BODY;
    }

    /** Whether it takes in the body. */
    public boolean hasBody() {
        return this != TITLE;
    }
}
