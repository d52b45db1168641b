package io.silkwire.enrich.story;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.enrich.nearduplicate.Fingerprint;
import io.silkwire.enrich.nearduplicate.Seniority;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What is kept of a statement to compare it and to tell its story; in the state store and on the way there as {@link PlacementBytes}.
 *
 * @param publishedAt when it was published at the earliest, or first fetched where that is not known
 * @param dated whether its publisher told when
 * @param arrivedAt time of the record: what arrived long ago is forgotten
 * @param versions statements that its page names as itself in other languages
 * @param oldest of its story, as told last
 * @param translations as told last
 */
record Placement(
        StatementId id,
        int revision,
        SourceId sourceId,
        Instant publishedAt,
        boolean dated,
        Instant arrivedAt,
        boolean withdrawn,
        List<StatementId> versions,
        Seniority oldest,
        List<StoryId> translations,
        Fingerprint fingerprint) {
    /** Pages name a handful; a page that names more is no honest one. */
    private static final int MAX_VERSIONS = 64;

    Placement {
        versions = List.copyOf(versions);
        translations = List.copyOf(translations);
    }

    /** A statement that has just come, in a story of its own. */
    static Placement of(EnrichedStatement enriched, Instant arrivedAt) {
        Statement statement = enriched.statement();
        Instant publishedAt = statement.publishedAt() == null
                ? statement.fetchedAt()
                : statement.publishedAt().earliest();
        return new Placement(
                statement.id(),
                statement.revision(),
                statement.sourceId(),
                publishedAt,
                statement.publishedAt() != null,
                arrivedAt,
                statement.withdrawn(),
                versions(statement),
                new Seniority(publishedAt, statement.id().value()),
                List.of(),
                Fingerprint.of(statement.title(), statement.body()));
    }

    Seniority seniority() {
        return new Seniority(publishedAt, id.value());
    }

    /** As it is placed after an earlier revision: where nothing tells when it was published it keeps its age, withdrawn its text. */
    Placement after(Placement earlier) {
        Placement kept = withdrawn ? earlier : this;
        Placement told = withdrawn || (!dated && !earlier.dated) ? earlier : this;
        return new Placement(
                id,
                revision,
                sourceId,
                told.publishedAt,
                told.dated,
                arrivedAt,
                withdrawn,
                kept.versions,
                earlier.oldest,
                earlier.translations,
                kept.fingerprint);
    }

    /** Whether the other would be compared just so. */
    boolean isPlacedAs(Placement other) {
        return publishedAt.equals(other.publishedAt) && Arrays.equals(fingerprint.bytes(), other.fingerprint.bytes());
    }

    Placement in(Seniority story, List<StoryId> others) {
        return new Placement(
                id, revision, sourceId, publishedAt, dated, arrivedAt, withdrawn, versions, story, others, fingerprint);
    }

    private static List<StatementId> versions(Statement statement) {
        PageDetails page = statement.page();
        return page == null
                ? List.of()
                : page.alternates().stream()
                        .map(alternate -> StatementId.ofCanonicalUrl(alternate.url()))
                        .filter(version -> !version.equals(statement.id()))
                        .distinct()
                        .limit(MAX_VERSIONS)
                        .toList();
    }
}
