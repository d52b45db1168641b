package io.silkwire.enrich.trend;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enriched statements for tests, named by their title. */
final class Trends {
    private static final SourceId SOURCE = new SourceId("kz-mfa");

    private Trends() {}

    static EnrichedStatement water(String name, Instant published) {
        return tagged(name, published, "water");
    }

    static EnrichedStatement water(String name, Instant published, double score) {
        return enriched(statement(name, 1, name, PublicationDate.at(published), published, "KZ"), "water", score);
    }

    static EnrichedStatement revised(String name, Instant published) {
        return enriched(
                statement(name, 2, name + ", corrected", PublicationDate.at(published), published, "KZ"), "water", 1);
    }

    static EnrichedStatement tagged(String name, Instant published, String topic) {
        return enriched(statement(name, 1, name, PublicationDate.at(published), published, "KZ"), topic, 1);
    }

    static EnrichedStatement dated(String name, @Nullable PublicationDate date, Instant fetched) {
        return enriched(statement(name, 1, name, date, fetched, "KZ"), "water", 1);
    }

    static EnrichedStatement ofCountry(String name, Instant published, String country) {
        return enriched(statement(name, 1, name, PublicationDate.at(published), published, country), "water", 1);
    }

    static StoryMembership placed(String name, String oldest, Instant published) {
        return new StoryMembership(
                id(name),
                1,
                SOURCE,
                StoryId.ofOldest(id(oldest)),
                id(oldest),
                published,
                null,
                StoryMembership.Reason.JOINED,
                List.of());
    }

    static StatementId id(String name) {
        return StatementId.ofCorpusName(SOURCE, name);
    }

    private static EnrichedStatement enriched(Statement statement, String topic, double score) {
        Evidence evidence = new Evidence(Evidence.Field.TITLE, 0, 1, "w", "w", "lemma:ru", 1);
        return new EnrichedStatement(
                statement,
                "ru",
                List.of(new Tag(new TopicId(topic), score, 1, 0.5, 1, List.of(evidence))),
                new EnrichedStatement.Stems(statement.title(), statement.body()),
                1);
    }

    private static Statement statement(
            String name, int revision, String title, @Nullable PublicationDate date, Instant fetched, String country) {
        return new Statement(
                id(name),
                revision,
                SOURCE,
                null,
                name,
                title,
                "body",
                null,
                null,
                country,
                null,
                date,
                null,
                ContentHash.of(title, List.of("body")),
                fetched,
                null,
                null,
                null);
    }
}
