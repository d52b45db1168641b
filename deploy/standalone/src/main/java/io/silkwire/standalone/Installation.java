package io.silkwire.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where this installation is, an option of every command: its program with the seeds, and its data. */
final class Installation {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: SILKWIRE_DATA, or data beside the launcher).")
    private @Nullable Path data;

    /** The folder of the launcher, which has the seeds. */
    Path home() {
        String home = System.getProperty("silkwire.home");
        return Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    }

    /** The data directory: option, environment, or beside the launcher. */
    Path data() {
        Path named = data;
        if (named != null) {
            return named.toAbsolutePath().normalize();
        }
        String environment = System.getenv("SILKWIRE_DATA");
        return environment == null || environment.isBlank()
                ? home().resolve("data")
                : Path.of(environment).toAbsolutePath().normalize();
    }
}
