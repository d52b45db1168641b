package io.silkwire.enrich;

import io.silkwire.contracts.Evidence;
import io.silkwire.enrich.lint.CorpusFiles;
import io.silkwire.enrich.lint.FolderCheck;
import io.silkwire.enrich.lint.TermCommonness;
import io.silkwire.enrich.reading.ReadText;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.tagging.Verdict;
import io.silkwire.enrich.topic.TopicFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code topics}: what owners of definitions need, without a broker. */
@Command(
        name = "topics",
        description = "Checks topic definitions and explains what they say to a text.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Prints to the terminal. */
    public TopicsCommand() {
        this(System.out, System.err);
    }

    TopicsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name what to do: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "check",
            description = "Reads definitions, looks for clauses and terms that cannot work, and runs their tests.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:all are good", "1:some are not (told line by line)", "2:wrong use"})
    int check(
            @Parameters(paramLabel = "FILE|DIR", arity = "0..*", description = "default: seeds/topics") @Nullable
                    List<Path> paths,
            @Option(
                            names = "--corpus",
                            paramLabel = "DIR|FILE",
                            description = "texts (.txt, .md, .jsonl) on which terms that are too common are looked for;"
                                    + " default: seeds/corpus")
                    @Nullable
                    Path corpus) {
        TopicFolder.Contents folder =
                TopicFolder.read(paths == null || paths.isEmpty() ? List.of(seeds("topics")) : paths);
        List<String> problems = new ArrayList<>(FolderCheck.problems(folder));
        TermCommonness commonness = new TermCommonness(folder.rules());
        Path texts = corpus == null ? seeds("corpus") : corpus;
        if (corpus != null || Files.isDirectory(texts)) {
            CorpusFiles.read(texts, commonness, err::println);
        }
        commonness.problems().forEach(problem -> problems.add(problem.toString()));
        problems.forEach(out::println);
        out.println(folder.rules().size() + " definitions read, " + problems.size() + " problems");
        return problems.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "explain",
            description = "Shows what each topic says to a text and why, also why it does not fire.",
            mixinStandardHelpOptions = true)
    int explain(
            @Parameters(paramLabel = "FILE", description = "a text in UTF-8; its first line is the title") Path file,
            @Option(names = "--topics", paramLabel = "DIR", description = "default: seeds/topics") @Nullable
                    Path topics) {
        TopicFolder.Contents folder = TopicFolder.read(topics == null ? seeds("topics") : topics);
        folder.problems().forEach(err::println);
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            err.println(file + ": cannot be read: " + e.getMessage() + "; expected a text in UTF-8");
            return 1;
        }
        int end = text.indexOf('\n');
        String title = end < 0 ? "" : text.substring(0, end);
        String body = text.substring(end + 1);
        ReadText.of(title, body, null).explain(TopicSet.compile(folder.rules(), 0)).stream()
                .sorted(Comparator.comparingDouble((Verdict verdict) -> -verdict.score() / verdict.threshold())
                        .thenComparing(verdict -> verdict.topicId().value()))
                .forEach(this::print);
        return folder.problems().isEmpty() ? 0 : 1;
    }

    private void print(Verdict verdict) {
        out.println((verdict.fires() ? "+ " : "- ") + verdict.topicId() + "  " + verdict.score() + " of "
                + verdict.threshold() + (verdict.failing() == null ? "" : "  (" + verdict.failing() + ")"));
        verdict.evidence().forEach(evidence -> print("    +", evidence));
        verdict.against().forEach(evidence -> print("    -", evidence));
    }

    private void print(String mark, Evidence evidence) {
        out.println(mark + " " + evidence.weight() + "  " + evidence.field().label() + " " + evidence.start() + "-"
                + evidence.end() + "  \"" + evidence.text().replaceAll("\\p{Cntrl}", " ") + "\"  " + evidence.rule()
                + " "
                + evidence.term());
    }

    private static Path seeds(String folder) {
        return Path.of(System.getProperty("silkwire.home", ""), "seeds", folder);
    }
}
