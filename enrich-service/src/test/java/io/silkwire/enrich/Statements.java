package io.silkwire.enrich;

import io.silkwire.contracts.ContentHash;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import java.time.Instant;
import java.util.List;

/** Statements for tests. */
final class Statements {
    private static final SourceId SOURCE = new SourceId("test");

    private Statements() {}

    static Statement of(String name, String title, String body) {
        return new Statement(
                StatementId.ofCorpusName(SOURCE, name),
                1,
                SOURCE,
                null,
                name,
                title,
                body,
                null,
                null,
                null,
                null,
                null,
                null,
                ContentHash.of(title, List.of(body)),
                Instant.parse("2026-11-22T08:00:00Z"),
                null,
                null,
                null);
    }
}
