package io.silkwire.standalone;

import io.silkwire.enrich.LanguageCommand;
import io.silkwire.enrich.StoriesCommand;
import io.silkwire.enrich.TagCommand;
import io.silkwire.enrich.TopicsCommand;
import io.silkwire.ingest.CrawlCommand;
import io.silkwire.ingest.DoctorCommand;
import io.silkwire.ingest.ExtractCommand;
import io.silkwire.ingest.FeedCommand;
import io.silkwire.ingest.RobotsCommand;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./silkwire}: exit 0 fine, 1 something went wrong and was said, 2 the call was not understood. */
@Command(
        name = "silkwire",
        description = "Watches official statements and tells who subscribed.",
        mixinStandardHelpOptions = true,
        versionProvider = Silkwire.Version.class,
        subcommands = {
            UpCommand.class,
            ReplayHere.class,
            IndexCommand.class,
            ExtractCommand.class,
            FeedCommand.class,
            CrawlCommand.class,
            RobotsCommand.class,
            DoctorCommand.class,
            TagCommand.class,
            LanguageCommand.class,
            TopicsCommand.class,
            StoriesCommand.class,
            KibanaCommand.class,
            SubscriptionsCommand.class,
            AccountsCommand.class
        })
public final class Silkwire implements Callable<Integer> {
    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Runs the command and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the command; a problem that has a remedy is told in one line, without a stack trace. */
    static int run(String... args) {
        return execute(commandLine(), args);
    }

    /** The same with what it prints, answers and complaints, written there. */
    static int execute(PrintWriter printed, String... args) {
        return execute(commandLine().setOut(printed).setErr(printed), args);
    }

    private static int execute(CommandLine silkwire, String... args) {
        return silkwire.setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println(command.getColorScheme().errorText("silkwire: " + Problem.tell(problem)));
                    return 1;
                })
                .execute(args);
    }

    /** The commands of the services, and those of this installation among them. */
    static CommandLine commandLine() {
        CommandLine silkwire = new CommandLine(new Silkwire());
        CommandLine topics = Objects.requireNonNull(silkwire.getSubcommands().get("topics"));
        topics.addSubcommand(new TopicsApplyHere());
        topics.addSubcommand(new TopicsListHere());
        topics.addSubcommand(new TopicsDiffHere());
        return silkwire;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }

    /** Tells the version the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Silkwire.class.getPackage().getImplementationVersion();
            return new String[] {
                "Silkwire " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
