package io.silkwire.quality.command;

import io.silkwire.quality.Progress;
import io.silkwire.quality.bench.BenchCommand;
import io.silkwire.quality.bench.FaultsCommand;
import io.silkwire.quality.bench.IndexCommand;
import io.silkwire.quality.bench.PreviewCommand;
import io.silkwire.quality.bench.RestartCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code ./silkwire quality} and {@code ./silkwire bench}. Exit: 0 fine, 1 missed or unreadable, 2 wrong use. */
@Command(name = "silkwire", description = "Measures quality.", mixinStandardHelpOptions = true)
public final class QualityMain implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return commandLine()
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (!(problem instanceof IOException)) {
                        throw problem;
                    }
                    command.getErr().println("silkwire: " + problem.getMessage());
                    return 1;
                })
                .execute(args);
    }

    static CommandLine commandLine() {
        Clock clock = Clock.systemUTC();
        Path home = Path.of(System.getProperty("silkwire.home", "."));
        // The launcher looks whether standard error is a terminal; Java 21 cannot tell.
        boolean terminal = Boolean.getBoolean("silkwire.terminal");
        return new CommandLine(new QualityMain())
                .addSubcommand(
                        new QualityCommand(System.out, System.err, home.resolve("quality/sets"), terminal, clock))
                .addSubcommand(bench(terminal, clock));
    }

    private static CommandLine bench(boolean terminal, Clock clock) {
        Progress progress = new ProgressLine("seconds", System.err, terminal, clock);
        return new CommandLine(new BenchCommand(System.out, progress, clock))
                .addSubcommand(new RestartCommand(System.out, clock))
                .addSubcommand(new IndexCommand(System.out, clock))
                .addSubcommand(new PreviewCommand(System.out, clock))
                .addSubcommand(new FaultsCommand(System.out, clock));
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command: quality, bench");
    }
}
