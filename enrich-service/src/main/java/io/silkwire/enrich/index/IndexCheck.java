package io.silkwire.enrich.index;

/** What a look at the index found. */
sealed interface IndexCheck {
    /**
     * The index is there, with the mapping and aliases it needs.
     *
     * @param uuid tells this index from another of the same name
     * @param index its own name
     */
    record Ready(String uuid, String index) implements IndexCheck {}

    /** Elasticsearch did not answer, or not yet: ask again. */
    record Unreachable(String because) implements IndexCheck {}

    /** Somebody has to act; the text says what to do. */
    record Blocked(String because) implements IndexCheck {}
}
