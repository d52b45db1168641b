package io.silkwire.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where this installation is: its program with the seeds, and its data. {@code --data} may stand before or behind a subcommand. */
final class Installation {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: SILKWIRE_DATA, or data beside the launcher).",
            scope = ScopeType.INHERIT)
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

    /**
     * Where the Silkwire answers that runs on the data directory.
     *
     * @throws Problem where none does
     */
    Addresses running() {
        Path data = data();
        if (!DataFolder.isHeld(data)) {
            throw new Problem("no Silkwire runs on the data directory " + data
                    + ": start it with './silkwire up', or name brokers with --bootstrap-servers");
        }
        return Addresses.read(data)
                .orElseThrow(
                        () -> new Problem("the Silkwire on " + data + " is still starting: try again in a moment"));
    }
}
