package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.IndexedStatement.IndexedChange;
import io.silkwire.alert.web.page.StatementPage.Line;
import io.silkwire.alert.web.page.StatementPage.Revision;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionTextTest {
    private static final Instant SEEN = Instant.parse("2026-11-24T09:30:00Z");

    @Test
    void saysNothingOfAFirstRevision() {
        assertThat(RevisionText.of(statement(1, null))).isNull();
        assertThat(RevisionText.of(statement(1, change(Change.Kind.NEW, true)))).isNull();
    }

    @Test
    void showsWhatWentAndWhatCame() {
        IndexedChange change = change(
                Change.Kind.EDITED,
                true,
                new Change.Line(Change.Op.REMOVED, "Ten were named."),
                new Change.Line(Change.Op.ADDED, "Twelve were named."));

        Revision shown = shown(statement(2, change));

        assertThat(shown.heading()).isEqualTo("Edited: revision 2");
        assertThat(shown.note()).isEqualTo("Changed: text.");
        assertThat(shown.diff())
                .containsExactly(
                        new Line(
                                "−",
                                "removed",
                                List.of(TextRun.hit("Ten"), TextRun.plain(" "), TextRun.plain("were named."))),
                        new Line(
                                "+",
                                "added",
                                List.of(TextRun.hit("Twelve"), TextRun.plain(" "), TextRun.plain("were named."))));
    }

    @Test
    void marksNoWordsOfSentencesThatHaveLittleInCommon() {
        IndexedChange change = change(
                Change.Kind.EDITED,
                true,
                new Change.Line(Change.Op.REMOVED, "The talks will go on in May."),
                new Change.Line(Change.Op.ADDED, "No date was named by the sides for a meeting."));

        assertThat(shown(statement(2, change)).diff())
                .containsExactly(
                        new Line("−", "removed", List.of(TextRun.plain("The talks will go on in May."))),
                        new Line(
                                "+", "added", List.of(TextRun.plain("No date was named by the sides for a meeting."))));
    }

    @Test
    void keepsTheOrderOfWhatWentAndCame() {
        IndexedChange change = change(
                Change.Kind.EDITED,
                true,
                new Change.Line(Change.Op.ADDED, "A new beginning."),
                new Change.Line(Change.Op.REMOVED, "Gone for good."),
                new Change.Line(Change.Op.REMOVED, "Gone too, and nothing came for it."),
                new Change.Line(Change.Op.ADDED, "Gone for now."));

        assertThat(shown(statement(2, change)).diff())
                .extracting(line ->
                        line.sign() + line.text().stream().map(TextRun::text).collect(Collectors.joining()))
                .containsExactly(
                        "+A new beginning.",
                        "−Gone for good.",
                        "−Gone too, and nothing came for it.",
                        "+Gone for now.");
    }

    @Test
    void tellsACorrectionFromAnEdit() {
        Revision shown = shown(statement(2, change(Change.Kind.EDITED, false)));

        assertThat(shown.heading()).isEqualTo("Corrected: revision 2");
    }

    @Test
    void saysWhenAWithdrawalWasSeen() {
        Revision shown = shown(statement(3, change(Change.Kind.WITHDRAWN, true)));

        assertThat(shown.heading()).isEqualTo("Withdrawn by its publisher");
        assertThat(shown.note()).contains("24 Nov 2026, 09:30 UTC");
        assertThat(shown.css()).isEqualTo("withdrawn");
    }

    private static Revision shown(IndexedStatement statement) {
        return Objects.requireNonNull(RevisionText.of(statement));
    }

    private static IndexedChange change(Change.Kind kind, boolean substantive, Change.Line... diff) {
        return new IndexedChange(
                kind, substantive, kind == Change.Kind.EDITED ? List.of("body") : List.of(), null, List.of(diff));
    }

    private static IndexedStatement statement(int revision, @Nullable IndexedChange change) {
        return new IndexedStatement(
                StatementId.ofCorpusName(new SourceId("test"), "a"),
                revision,
                "test",
                null,
                "a",
                "Title",
                "Body.",
                "en",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                SEEN,
                SEEN,
                "live",
                null,
                change != null && change.kind() == Change.Kind.WITHDRAWN,
                change,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
