package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The launcher names commands of its own accord; one it does not know cannot be run by anybody. */
class LauncherTest {
    /** Reached as "bench index". */
    private static final Set<String> BY_ANOTHER_NAME = Set.of("bench-index");

    @Test
    void theLauncherLetsEveryCommandThrough() throws IOException {
        String line = Files.readAllLines(Path.of("..", "..", "silkwire")).stream()
                .filter(one -> one.startsWith("    up | "))
                .findFirst()
                .orElseThrow();
        List<String> known = Arrays.asList(line.replace(") ;;", "").strip().split(" \\| ", -1));
        Set<String> commands =
                new TreeSet<>(Silkwire.commandLine().getSubcommands().keySet());
        commands.removeAll(BY_ANOTHER_NAME);
        assertThat(known).containsAll(commands).contains("up", "kibana");
    }
}
