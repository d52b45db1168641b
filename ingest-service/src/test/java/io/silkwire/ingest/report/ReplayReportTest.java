package io.silkwire.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.TopicId;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.report.ReplayListener.Progress;
import io.silkwire.ingest.report.ReplayReport.Downstream;
import io.silkwire.ingest.report.ReplayReport.Ingested;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final Downstream ALL_THROUGH = new Downstream(
            5,
            4,
            3,
            true,
            Map.of(new TopicId("water"), 2, new TopicId("border"), 2, new TopicId("trade"), 3),
            6,
            1,
            2,
            1,
            1,
            1,
            Map.of("enrich", 1, "index", 1),
            null);

    @Test
    void closesWhenEverythingIsAccountedFor() {
        ReplayReport report = report(new Ingested(8, 1, 2, 3, 1, 1), ALL_THROUGH);

        assertThat(report.openSums()).isEmpty();
        assertThat(report.exitStatus()).isZero();
    }

    @Test
    void failsWhenAStatementIsMissingDownstream() {
        ReplayReport report = report(new Ingested(9, 1, 2, 4, 1, 1), ALL_THROUGH);

        assertThat(report.openSums())
                .containsExactly(
                        "published (6) is not statements in Kafka (5)",
                        "published (6) is not enriched + dead letters of enrich (5)");
        assertThat(report.exitStatus()).isEqualTo(3);
    }

    @Test
    void failsWithOneWhereSomethingWasRefused() {
        Refusal refusal = Refusal.of("a.txt", Reason.EMPTY, "found no word of text in it", "fill the file");
        ReplayReport report = new ReplayReport(
                "run", new Ingested(1, 1, 0, 0, 0, 0), List.of(refusal), Downstream.NOTHING, Duration.ofSeconds(1));

        assertThat(report.exitStatus()).isEqualTo(1);
        assertThat(ReplayTable.of(report))
                .contains("REFUSED  a.txt: empty: found no word of text in it; fill the file");
    }

    @Test
    void printsATableWithTopicsByFrequency() {
        String table = ReplayTable.of(report(new Ingested(8, 1, 2, 3, 1, 1), ALL_THROUGH));

        assertThat(table)
                .containsSubsequence(
                        "read",
                        "refused",
                        "unchanged",
                        "published",
                        "3 new, 1 edited, 1 again for their alerts",
                        "enriched",
                        "indexed",
                        "  trade",
                        "  border",
                        "  water",
                        "matched",
                        "delivered",
                        "shadowed",
                        "pending",
                        "failed",
                        "settled before",
                        "dead-lettered",
                        "enrich 1, index 1",
                        "seconds")
                .doesNotContain("NOT CLOSED");
    }

    @Test
    void showsOneLineEveryTwoSecondsWithoutATerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleProgress progress = new ConsoleProgress(new PrintStream(out, true, StandardCharsets.UTF_8), false);

        for (int tenths = 0; tenths <= 50; tenths++) {
            progress.onProgress(Progress.of("published", tenths, 100, Duration.ofMillis(tenths * 100L)));
        }
        progress.onProgress(Progress.notice("Kafka does not answer"));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "published 0/100, 0/s",
                        "published 20/100, 10/s, 8 s left",
                        "published 40/100, 10/s, 6 s left",
                        "Kafka does not answer");
    }

    private static ReplayReport report(Ingested ingested, Downstream downstream) {
        return new ReplayReport("run", ingested, List.of(), downstream, Duration.ofSeconds(2));
    }
}
