package io.silkwire.enrich.comparison;

import io.silkwire.enrich.jsonl.DocumentLine;
import io.silkwire.enrich.jsonl.LineWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the differences of many texts and prints them by topic. Only differences are kept, so the corpus may be of any size; a
 * later revision of a statement takes the place of an earlier one. For one thread.
 */
public final class DiffReport {
    private final TopicDiff diff;
    private final Map<String, Map<String, Difference>> byTopic = new TreeMap<>();
    private int texts;
    private int refused;

    /** A report on this comparison, empty. */
    public DiffReport(TopicDiff diff) {
        this.diff = diff;
    }

    /** What became of a line of the corpus. */
    private record Compared(
            @Nullable String id,
            List<Difference> differences,
            @Nullable String refusal) {}

    /** Compares one text. */
    public void add(String id, String title, String body, @Nullable String declared) {
        take(id, diff.of(id, title, body, declared));
    }

    /** Compares documents of JSON lines, with several threads; lines that are none are told. */
    public void addLines(List<Path> files, PrintStream err) {
        new LineWork<>(
                        Runtime.getRuntime().availableProcessors(),
                        (line, place) -> compare(DocumentLine.of(line, place, "language")),
                        lines -> lines.forEach(line -> take(line, err)),
                        message -> refuse(message, err))
                .run(files, InputStream.nullInputStream());
    }

    /** A text that cannot be read is left out, and told. */
    public void refuse(String message, PrintStream err) {
        refused++;
        err.println(message);
    }

    private Compared compare(DocumentLine line) {
        return switch (line) {
            case DocumentLine.Refused(String message) -> new Compared(null, List.of(), message);
            case DocumentLine.Document document -> {
                String id = document.id().asText();
                String declared = document.more().isBlank() ? null : document.more();
                yield new Compared(id, diff.of(id, document.title(), document.text(), declared), null);
            }
        };
    }

    private void take(Compared compared, PrintStream err) {
        if (compared.id() != null) {
            take(compared.id(), compared.differences());
        } else {
            refuse(String.valueOf(compared.refusal()), err);
        }
    }

    private void take(String id, List<Difference> differences) {
        texts++;
        byTopic.values().forEach(statements -> statements.remove(id));
        for (Difference difference : differences) {
            byTopic.computeIfAbsent(difference.topicId().value(), topic -> new LinkedHashMap<>())
                    .put(id, difference);
        }
    }

    /**
     * Prints the topics that gain or lose, each with its statements and why.
     *
     * @return the exit status: 1 where texts were refused
     */
    public int print(PrintStream out) {
        int gained = 0;
        int lost = 0;
        for (Map.Entry<String, Map<String, Difference>> topic : byTopic.entrySet()) {
            List<Difference> all = new ArrayList<>(topic.getValue().values());
            int more = (int) all.stream().filter(Difference::gained).count();
            if (!all.isEmpty()) {
                out.println(topic.getKey() + ": " + more + " gained, " + (all.size() - more) + " lost");
                all.stream().filter(Difference::gained).forEach(each -> print(each, out));
                all.stream().filter(each -> !each.gained()).forEach(each -> print(each, out));
            }
            gained += more;
            lost += all.size() - more;
        }
        out.println(texts + " texts compared, " + gained + " tags gained, " + lost + " lost"
                + (refused == 0 ? "" : ", " + refused + " texts could not be read"));
        return refused == 0 ? 0 : 1;
    }

    private static void print(Difference difference, PrintStream out) {
        out.println("  " + (difference.gained() ? "+ " : "- ") + difference.statementId() + "  "
                + difference.title().replaceAll("\\p{Cntrl}", " "));
        difference.reasons().forEach(reason -> out.println("      " + reason));
    }

    /** Prints one JSON object a difference: {@code {topic, id, title, change, reasons}}. */
    public int printLines(PrintStream out) {
        byTopic.forEach((topic, statements) -> statements.values().forEach(each -> out.println(json(each))));
        return refused == 0 ? 0 : 1;
    }

    private static String json(Difference difference) {
        try {
            return DocumentLine.JSON.writeValueAsString(DocumentLine.JSON
                    .createObjectNode()
                    .put("topic", difference.topicId().value())
                    .put("id", difference.statementId())
                    .put("title", difference.title())
                    .put("change", difference.gained() ? "gained" : "lost")
                    .set("reasons", DocumentLine.JSON.valueToTree(difference.reasons())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
