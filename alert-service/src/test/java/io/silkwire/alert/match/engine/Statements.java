package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import io.silkwire.text.Stems;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements and subscriptions for tests, enriched the way the enricher does it. */
public final class Statements {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Statements() {}

    public static EnrichedStatement of(String title, String body, String language, String... topics) {
        return of("a", 1, title, body, language, topics);
    }

    public static EnrichedStatement of(
            String name, int revision, String title, String body, String language, String... topics) {
        Statement statement = new Statement(
                id(name),
                revision,
                new SourceId("test"),
                null,
                name,
                title,
                body,
                null,
                "Ministry",
                "KZ",
                null,
                null,
                null,
                ContentHash.of(title, List.of(body)),
                NOON,
                null,
                null,
                null);
        List<Tag> tags = Arrays.stream(topics).map(topic -> tag(topic, title)).toList();
        return new EnrichedStatement(
                statement, language, tags, new EnrichedStatement.Stems(Stems.of(title), Stems.of(body)), 1);
    }

    /** The same statement as a revision that this change made. */
    public static EnrichedStatement changed(EnrichedStatement enriched, int revision, Change change) {
        Statement s = enriched.statement();
        Statement next = new Statement(
                s.id(),
                revision,
                s.sourceId(),
                s.url(),
                s.corpusName(),
                s.title(),
                s.body(),
                s.language(),
                s.publisher(),
                s.country(),
                s.kind(),
                s.publishedAt(),
                s.modifiedAt(),
                s.contentHash(),
                s.fetchedAt(),
                s.page(),
                s.archive(),
                change);
        return new EnrichedStatement(
                next, enriched.language(), enriched.tags(), enriched.stems(), enriched.generation());
    }

    public static StatementId id(String name) {
        return StatementId.ofCorpusName(new SourceId("test"), name);
    }

    private static Tag tag(String topic, String title) {
        Evidence evidence = new Evidence(Evidence.Field.TITLE, 0, 1, title.substring(0, 1), topic, "lemma:en", 2.0);
        return new Tag(new TopicId(topic), 2, 1, 0.7, 1, List.of(evidence));
    }

    public static Subscription subscription(
            String id, @Nullable String query, List<String> topics, String... languages) {
        return new Subscription(
                new SubscriptionId(id),
                1,
                "Subscription " + id,
                topics.stream().map(TopicId::new).toList(),
                query,
                List.of(languages),
                null,
                Subscription.State.ACTIVE,
                "api",
                NOON);
    }

    public static Subscription asking(String id, String query) {
        return subscription(id, query, List.of());
    }
}
