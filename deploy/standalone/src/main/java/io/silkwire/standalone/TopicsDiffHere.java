package io.silkwire.standalone;

import io.silkwire.contracts.Statement;
import io.silkwire.enrich.comparison.DiffReport;
import io.silkwire.enrich.comparison.StatementsSince;
import io.silkwire.enrich.comparison.TopicDiff;
import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topics diff A B}: which statements a change of definitions gains and loses, and by which words. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two states of the definitions by what they say to texts: lists the statements that each topic gains"
                    + " and loses, with the evidence that made the difference. A and B are directories, or 'live' for what"
                    + " the running system has in force.",
            "Example: topics diff live seeds/topics --since 7d"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:compared", "1:definitions or texts could not be read (told on standard error)", "2:wrong use"
        })
final class TopicsDiffHere implements Callable<Integer> {
    private static final String LIVE = "live";
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private RunningSystem system = new RunningSystem();

    @Parameters(index = "0", paramLabel = "A", description = "a directory of definitions, or live")
    private String before = LIVE;

    @Parameters(index = "1", paramLabel = "B", description = "a directory of definitions, or live")
    private String after = LIVE;

    @ArgGroup(multiplicity = "1")
    private Texts texts = new Texts();

    @Option(names = "--jsonl", description = "Print one JSON object a difference.")
    private boolean jsonl;

    /** What is compared. */
    private static final class Texts {
        @Option(
                names = "--corpus",
                paramLabel = "DIR|FILE.jsonl",
                description = "documents as 'replay' takes them, or JSON lines (id, title, text, optionally language)")
        private @Nullable Path corpus;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                description =
                        "the statements of the running system since then: 7d, 12h, 2026-11-20 or 2026-11-20T08:00:00Z")
        private @Nullable String since;
    }

    @Override
    public Integer call() {
        DiffReport report = new DiffReport(new TopicDiff(definitions(before), definitions(after)));
        if (texts.corpus != null) {
            add(texts.corpus, report);
        } else {
            add(String.valueOf(texts.since), report);
        }
        return jsonl ? report.printLines(System.out) : report.print(System.out);
    }

    private TopicSet definitions(String name) {
        if (name.equals(LIVE)) {
            TopicSnapshot live = TopicSnapshot.read(system.kafka(), KAFKA_PATIENCE);
            return TopicSet.compile(live.rules(), live.generation());
        }
        TopicFolder.Contents folder = TopicFolder.read(Path.of(name));
        if (!folder.problems().isEmpty()) {
            folder.problems().forEach(System.err::println);
            throw new Problem("the definitions of " + name + " cannot be compared before their problems are mended");
        }
        if (folder.sources().isEmpty()) {
            throw new Problem(name + " has no definition; expected a directory of .yaml files, or 'live'");
        }
        return TopicSet.compile(folder.rules(), 0);
    }

    private static void add(Path corpus, DiffReport report) {
        if (Files.isDirectory(corpus)) {
            CorpusTexts.each(
                    corpus,
                    text -> report.add(text.name(), text.title(), text.body(), text.language()),
                    refusal -> report.refuse(refusal, System.err));
        } else {
            report.addLines(List.of(corpus), System.err);
        }
    }

    private void add(String since, DiffReport report) {
        int passedOver = new StatementsSince(system.kafka(), PastTime.parse(since, Clock.systemUTC()))
                .each(statement -> add(statement, report));
        if (passedOver > 0) {
            System.err.println(passedOver + " records that are no statements were passed over");
        }
    }

    private static void add(Statement statement, DiffReport report) {
        report.add(statement.id().value(), statement.title(), statement.body(), statement.language());
    }
}
