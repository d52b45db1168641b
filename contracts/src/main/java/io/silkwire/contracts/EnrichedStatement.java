package io.silkwire.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement with all that the pipeline found out about it: the unit of search, matching and rebuilding.
 *
 * @param language BCP 47 tag of the language it is written in, {@code und} where that is not sure
 * @param tags strongest first
 * @param stems the same words as title and body, each as its normalised stem, for search and matching
 * @param generation of the topic definitions in force; a later one replaces the enrichment of the same revision
 * @param passages the parts of the body in different languages, in order and without overlap; null where it has one language, and
 *     in records from before it was told
 * @param entities countries, bodies and documents it names, in the order of the text, title first; none in records of before
 */
public record EnrichedStatement(
        Statement statement,
        String language,
        List<Tag> tags,
        Stems stems,
        long generation,
        @Nullable List<LanguagePassage> passages,
        List<EntityMention> entities) {
    /** Which wins in the index: a later revision always, and for one revision the later generation. */
    public static final long GENERATIONS_PER_REVISION = 1_000_000_000L;

    /** @throws IllegalArgumentException where the generation is outside what {@link #version} can carry */
    public EnrichedStatement {
        tags = List.copyOf(tags);
        passages = passages == null || passages.isEmpty() ? null : List.copyOf(passages);
        entities = entities == null ? List.of() : List.copyOf(entities);
        if (generation < 0 || generation >= GENERATIONS_PER_REVISION) {
            throw new IllegalArgumentException("generation must be 0 to " + (GENERATIONS_PER_REVISION - 1)
                    + ", but was " + generation + " for statement " + statement.id());
        }
    }

    /** A statement in one language in which no entities were looked for. */
    public EnrichedStatement(Statement statement, String language, List<Tag> tags, Stems stems, long generation) {
        this(statement, language, tags, stems, generation, null, List.of());
    }

    /** Grows with every revision and, within one, with every generation: the external version of the index. */
    public long version() {
        return statement.revision() * GENERATIONS_PER_REVISION + generation;
    }

    /**
     * Normalised stems, words joined by single spaces, so that positions (and with them phrases) survive; where a word may stand
     * under several stems, these are parted by {@code |}.
     *
     * @param title stems of the title
     * @param body stems of the body
     */
    public record Stems(String title, String body) {}

    @Override
    public String toString() {
        return "Enriched[" + statement + ", " + language + ", " + tags.size() + " tags]";
    }
}
