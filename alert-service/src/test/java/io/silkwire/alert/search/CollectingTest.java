package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectingTest {
    private static final SourceId SOURCE = new SourceId("uz-mfa");
    private static final Instant BEGAN = Instant.parse("2026-11-10T10:00:00Z");

    private final Collecting collecting = new Collecting(Map.of(SOURCE, BEGAN));

    @Test
    void newsCameWhenItWasRead() {
        assertThat(arrival("2026-11-12T08:00:00Z", "2026-11-12T08:03:00Z"))
                .isEqualTo(Instant.parse("2026-11-12T08:03:00Z"));
        // Put online late, under the day it was signed.
        assertThat(arrival("2026-11-11", "2026-11-20T09:00:00Z")).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @Test
    void whatWasThereWhenItsSourceWasFirstReadIsNoNewsHoweverLateItIsRead() {
        assertThat(arrival("2026-11-09", "2026-11-10T10:00:05Z")).isNull();
        assertThat(arrival("2026-10-01", "2026-11-15T10:00:00Z")).isNull();
        assertThat(arrival("2026-11-10", "2026-11-10T10:00:05Z"))
                .as("of that day, nobody knows the hour")
                .isNotNull();
    }

    @Test
    void withoutADateItIsNewsAfterTheFirstDayOfItsSource() {
        assertThat(arrival(null, "2026-11-11T09:59:59Z")).isNull();
        assertThat(arrival("2026-11", "2026-11-11T09:59:59Z")).isNull();
        assertThat(arrival(null, "2026-11-11T10:00:00Z")).isEqualTo(Instant.parse("2026-11-11T10:00:00Z"));
    }

    @Test
    void aRevisedStatementFirstCameWhenItWasPublished() {
        assertThat(collecting.arrival(hit("2026-11-12T08:00:00Z", "2026-11-25T08:00:00Z", 3, SOURCE)))
                .contains(Instant.parse("2026-11-12T08:00:00Z"));
        assertThat(collecting.changed(hit("2026-11-12T08:00:00Z", "2026-11-25T08:00:00Z", 3, SOURCE)))
                .contains(Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void whatIsOnlyImportedNeverCame() {
        SourceId corpus = new SourceId("corpus");
        assertThat(collecting.arrival(hit("2026-11-12", "2026-11-12T08:00:00Z", 1, corpus)))
                .isEmpty();
        assertThat(collecting.changed(hit("2026-11-12", "2026-11-12T08:00:00Z", 2, corpus)))
                .isEmpty();
        assertThat(new Collecting(Map.of()).start()).isEmpty();
    }

    private @Nullable Instant arrival(@Nullable String published, String read) {
        return collecting.arrival(hit(published, read, 1, SOURCE)).orElse(null);
    }

    private static ArchiveHit hit(@Nullable String published, String read, int revision, SourceId source) {
        return new ArchiveHit(
                StatementId.ofCorpusName(source, "a"),
                source,
                "en",
                published == null ? null : new PublicationDate(published),
                Instant.parse(read),
                null,
                revision,
                revision == 1 ? null : Change.Kind.EDITED,
                true,
                List.of());
    }
}
