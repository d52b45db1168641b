package io.silkwire.ingest.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.extraction.ExtractedText;
import io.silkwire.ingest.manifest.ManifestEntry;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final SourceId SOURCE = new SourceId("seed-corpus");
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void publishesWhatWasNeverSeen() {
        assertThat(Publication.decide(draft("A title", "A text."), null)).isEqualTo(new Publication.New());
    }

    @Test
    void leavesTheSameWordingAlone() {
        CrawlState state = draft("A title", "A text.").stateAfter(3, null, NOW);

        assertThat(Publication.decide(draft("A title", "A text."), state)).isEqualTo(new Publication.Unchanged(3));
    }

    @Test
    void countsANewWordingAsTheNextRevision() {
        CrawlState state = draft("A title", "A text.").stateAfter(3, null, NOW);

        assertThat(Publication.decide(draft("A title", "Another text."), state)).isEqualTo(new Publication.Edited(4));
        assertThat(Publication.decide(draft("Another title", "A text."), state)).isEqualTo(new Publication.Edited(4));
    }

    @Test
    void seesNoEditInANewLayout() {
        CrawlState state =
                draft("A title", "He said “yes” – twice. Then he left.").stateAfter(1, null, NOW);

        assertThat(Publication.decide(draft("A title", "He said \"yes\" - twice.", "Then he left."), state))
                .isEqualTo(new Publication.Unchanged(1));
    }

    @Test
    void startsTheBodyAfterTheTitle() {
        StatementDraft draft = identify(null, text("THE TITLE of it", "THE TITLE", "of it", "Body."));

        assertThat(draft.body()).isEqualTo("Body.");
    }

    @Test
    void keepsTheBodyWholeWhereItDoesNotStartWithTheTitle() {
        assertThat(identify(null, text("Title", "Title of something else", "Body."))
                        .body())
                .isEqualTo("Title of something else\n\nBody.");
        assertThat(identify(null, text("Title", "Title")).body()).isEqualTo("Title");
    }

    @Test
    void letsTheManifestGoBeforeThePage() {
        ExtractedText page = new ExtractedText(
                "Page title",
                List.of("Body."),
                List.of(),
                "en",
                "https://ministry.example/1",
                new PublicationDate("2024-05-14"),
                null);
        ManifestEntry told = new ManifestEntry(
                "a.html", "Told title", "Ministry", "ru", null, new PublicationDate("2024"), "UZ", "note", 3);

        StatementDraft draft = identify(told, page);

        assertThat(draft.id()).isEqualTo(StatementId.ofCanonicalUrl("https://ministry.example/1"));
        assertThat(draft.title()).isEqualTo("Told title");
        assertThat(draft.language()).isEqualTo("ru");
        assertThat(draft.publisher()).isEqualTo("Ministry");
        assertThat(draft.publishedAt()).isEqualTo(new PublicationDate("2024-05-14"));
        assertThat(draft.modifiedAt()).isEqualTo(new PublicationDate("2024"));
        assertThat(draft.country()).isEqualTo("UZ");
        assertThat(draft.kind()).isEqualTo("note");
    }

    @Test
    void namesAFileWithoutUrlAfterItsPlaceInTheCorpus() {
        StatementDraft draft = identify(null, text("Title", "Body."));

        assertThat(draft.id()).isEqualTo(StatementId.ofCorpusName(SOURCE, "a.html"));
        assertThat(draft.url()).isNull();
        assertThat(draft.publisher()).isNull();
        assertThat(draft.publishedAt()).isNull();
        assertThat(draft.stateKey()).isEqualTo(draft.stateAfter(1, null, NOW).key());
    }

    @Test
    void tellsAFencedPublisherFromAnAbsentBroker() {
        assertThat(PublicationFailure.of(new ProducerFencedException("fenced"))).isEqualTo(PublicationFailure.FENCED);
        assertThat(PublicationFailure.of(new KafkaException(new InvalidProducerEpochException("old"))))
                .isEqualTo(PublicationFailure.FENCED);
        assertThat(PublicationFailure.of(new KafkaException(new RecordTooLargeException("large"))))
                .isEqualTo(PublicationFailure.FATAL);
        assertThat(PublicationFailure.of(new TimeoutException("away"))).isEqualTo(PublicationFailure.PASSING);
    }

    private static StatementDraft draft(String title, String... paragraphs) {
        return identify(null, text(title, paragraphs));
    }

    private static StatementDraft identify(@Nullable ManifestEntry told, ExtractedText text) {
        return Identification.identify(SOURCE, "a.html", told, text);
    }

    private static ExtractedText text(String title, String... paragraphs) {
        return new ExtractedText(title, List.of(paragraphs), List.of(), null, null, null, null);
    }
}
