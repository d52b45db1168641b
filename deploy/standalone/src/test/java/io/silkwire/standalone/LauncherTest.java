package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The launcher names commands of its own accord; one it does not know cannot be run by anybody. */
class LauncherTest {
    @Test
    void theLauncherLetsEveryCommandThrough() throws IOException {
        String line = Files.readAllLines(Path.of("..", "..", "silkwire")).stream()
                .filter(one -> one.startsWith("    up | "))
                .findFirst()
                .orElseThrow();
        List<String> known = Arrays.asList(line.replace(") ;;", "").strip().split(" \\| ", -1));
        Set<String> commands =
                new TreeSet<>(Silkwire.commandLine().getSubcommands().keySet());
        assertThat(known).containsAll(commands).contains("up", "kibana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kibana --data elsewhere check",
                "kibana check --data elsewhere",
                "kibana --objects o check --data elsewhere",
                "kibana check --elasticsearch http://there:9200 --objects o --data elsewhere",
                "index --data elsewhere check",
                "index check --data elsewhere",
                "index --bootstrap-servers there:9092 check --elasticsearch http://there:9200 --all"
            })
    void optionsMayStandBeforeOrBehindASubcommand(String call) {
        assertThatCode(() -> Silkwire.commandLine().parseArgs(call.split(" ", -1)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatACommandTakesItsSubcommandsTake() {
        assertThat(refusedBelow(Silkwire.commandLine())).isEmpty();
    }

    /** Options of a command that may not stand behind one of its subcommands. */
    private static List<String> refusedBelow(CommandLine command) {
        List<String> refused = new ArrayList<>();
        for (CommandLine below : command.getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (below.getCommandSpec().findOption(option.longestName()) == null) {
                    refused.add(below.getCommandSpec().qualifiedName() + " " + option.longestName());
                }
            }
            refused.addAll(refusedBelow(below));
        }
        return refused;
    }

    @Test
    void anOptionBehindASubcommandIsNotForgotten() {
        CommandLine index = new CommandLine(new IndexCommand());
        StringWriter told = new StringWriter();
        index.setErr(new PrintWriter(told, true));
        index.setExecutionExceptionHandler((problem, command, parsed) -> {
            command.getErr().println(problem.getMessage());
            return 1;
        });

        assertThat(index.execute("check", "--data", "no-such-folder")).isEqualTo(1);
        assertThat(told.toString()).contains("no-such-folder");
    }
}
