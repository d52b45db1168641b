package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, so that a test can kill the owner of a server without killing itself. */
final class OwnerProcess {
    /** The line by which the program says that its server is up. */
    static final String READY = "ready";

    private OwnerProcess() {}

    /** Returns when the program printed {@link #READY}. */
    static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.equals(READY)) {
            line = output.readLine();
        }
        assertThat(line).as(program.getSimpleName() + " is up").isEqualTo(READY);
        return process;
    }
}
