package io.silkwire.quality.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The launcher tells what can be loaded by {@code bench}; what it does not name nobody finds. */
class QualityMainTest {
    @Test
    void theLauncherNamesEveryBenchAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        Files.readAllLines(Path.of("..", "silkwire")).stream()
                .filter(line -> line.startsWith("  bench "))
                .map(line -> line.strip().replaceFirst("^bench (\\S+) .*", "$1"))
                .forEach(names -> named.addAll(Arrays.asList(names.split("\\|", -1))));

        CommandLine bench = Objects.requireNonNull(
                QualityMain.commandLine().getSubcommands().get("bench"));
        assertThat(named).isEqualTo(new TreeSet<>(bench.getSubcommands().keySet()));
    }
}
