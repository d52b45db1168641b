package io.silkwire.enrich.entity;

import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.EntityMention.Kind;
import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Passage;
import java.util.List;

/**
 * An entity named in a statement.
 *
 * @param entity its id: an ISO 3166-1 code, a body's word, or a document symbol
 * @param hit the words that name it
 * @param start first UTF-16 code unit in the passage; may leave out part of a word for document symbols
 * @param end first code unit after it
 * @param confidence that this entity is meant, 0 to 1
 */
public record Mention(String entity, Kind kind, Hit hit, int start, int end, double confidence) {
    /** From here on a mention counts as evidence. */
    public static final double SURE = 0.5;

    /** What the contract says about it. */
    public EntityMention in(List<Passage> passages) {
        Passage passage = passages.get(hit.passage());
        return new EntityMention(
                entity, kind, passage.field(), start, end, passage.text().substring(start, end), confidence);
    }
}
