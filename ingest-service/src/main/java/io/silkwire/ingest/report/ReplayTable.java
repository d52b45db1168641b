package io.silkwire.ingest.report;

import io.silkwire.contracts.TopicId;
import io.silkwire.ingest.report.ReplayReport.Downstream;
import io.silkwire.ingest.report.ReplayReport.Ingested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a report into the lines that end a replay: a table, then what was refused, then sums that do not close. */
public final class ReplayTable {
    private final List<String> lines = new ArrayList<>();

    private ReplayTable() {}

    /** The report as text, with a line end after each line. */
    public static String of(ReplayReport report) {
        ReplayTable table = new ReplayTable();
        table.ingest(report.ingested());
        table.downstream(report.downstream());
        double seconds = report.elapsed().toMillis() / 1000.0;
        table.row("seconds", String.format(Locale.ROOT, "%.1f", seconds), "run " + report.runId());
        report.refusals().forEach(refusal -> table.lines.add("REFUSED  " + refusal));
        report.openSums().forEach(sum -> table.lines.add("NOT CLOSED  " + sum));
        return String.join("\n", table.lines) + "\n";
    }

    private void ingest(Ingested ingested) {
        row("read", ingested.read(), "files");
        row("refused", ingested.refused(), "");
        row("unchanged", ingested.unchanged(), "");
        String parts = ingested.created() + " new, " + ingested.edited() + " edited"
                + (ingested.repeated() > 0 ? ", " + ingested.repeated() + " again for their alerts" : "");
        row("published", ingested.published(), parts);
    }

    private void downstream(Downstream downstream) {
        row("enriched", downstream.enriched(), "");
        row("indexed", downstream.indexed(), downstream.indexAsked() ? "found in the index" : "passed by its writer");
        downstream.tags().entrySet().stream()
                .sorted(Map.Entry.<TopicId, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(TopicId::value))))
                .forEach(tag -> row("  " + tag.getKey(), tag.getValue(), ""));
        row("matched", downstream.matched(), "alerts");
        row("delivered", downstream.delivered(), "");
        row("shadowed", downstream.shadowed(), "nobody told");
        row("pending", downstream.pending(), downstream.pending() > 0 ? "will be tried again" : "");
        row("failed", downstream.failed(), "");
        if (downstream.settledBefore() > 0) {
            row("settled before", downstream.settledBefore(), "by an earlier run");
        }
        row("dead-lettered", downstream.dead(), byStage(downstream.deadLettered()));
    }

    private static String byStage(Map<String, Integer> deadLettered) {
        return deadLettered.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(stage -> stage.getKey() + " " + stage.getValue())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private void row(String name, int count, String remark) {
        row(name, Integer.toString(count), remark);
    }

    private void row(String name, String value, String remark) {
        lines.add(
                String.format(Locale.ROOT, "%-22s %8s  %s", name, value, remark).stripTrailing());
    }
}
