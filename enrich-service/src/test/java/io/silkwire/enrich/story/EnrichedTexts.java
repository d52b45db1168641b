package io.silkwire.enrich.story;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.PageDetails;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enriched statements for tests, at {@code https://NAME.example/}. */
final class EnrichedTexts {
    static final Instant FETCHED = Instant.parse("2026-11-22T08:00:00Z");

    private EnrichedTexts() {}

    static StatementId id(String name) {
        return StatementId.ofCanonicalUrl(url(name));
    }

    static EnrichedStatement of(String name, int revision, @Nullable String published, String body) {
        return of(name, revision, published, body, null, List.of());
    }

    /** @param versions names of its language versions */
    static EnrichedStatement of(
            String name,
            int revision,
            @Nullable String published,
            String body,
            Change.@Nullable Kind kind,
            List<String> versions) {
        List<PageDetails.Alternate> alternates = versions.stream()
                .map(version -> new PageDetails.Alternate("ru", url(version)))
                .toList();
        return new EnrichedStatement(
                new Statement(
                        id(name),
                        revision,
                        new SourceId("source-" + name.charAt(0)),
                        url(name),
                        null,
                        "",
                        body,
                        null,
                        null,
                        null,
                        null,
                        published == null ? null : new PublicationDate(published),
                        null,
                        ContentHash.of("", List.of(body)),
                        FETCHED,
                        new PageDetails(List.of(), alternates, null, List.of(), List.of()),
                        null,
                        kind == null ? null : new Change(kind, true, List.of(), List.of(), null)),
                "en",
                List.of(),
                new EnrichedStatement.Stems("", ""),
                0);
    }

    private static String url(String name) {
        return "https://" + name + ".example/";
    }
}
