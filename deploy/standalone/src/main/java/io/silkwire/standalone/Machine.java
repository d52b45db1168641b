package io.silkwire.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Checks that this machine can carry the whole system, before anything is started. */
final class Machine {
    private static final int MIN_JAVA = 21;
    /** Both JVMs idle at about 1.2 GiB together; below this the kernel ends one of them under load. */
    private static final long MIN_AVAILABLE_BYTES = 1536L * 1024 * 1024;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** @throws Problem where the JDK is too old, or there is too little memory */
    static void require() {
        int java = Runtime.version().feature();
        if (java < MIN_JAVA) {
            throw new Problem("Java " + java + " runs here, expected " + MIN_JAVA + " or newer: set JAVA_HOME to one");
        }
        OptionalLong available = availableBytes();
        if (available.isPresent() && available.getAsLong() < MIN_AVAILABLE_BYTES) {
            throw new Problem("this machine has " + available.getAsLong() / (1024 * 1024)
                    + " MiB of memory available, expected at least " + MIN_AVAILABLE_BYTES / (1024 * 1024)
                    + " MiB: close other programs, or use a larger machine");
        }
    }

    /** What the kernel thinks can be had without swapping; empty where it does not say (not Linux). */
    private static OptionalLong availableBytes() {
        if (!Files.isReadable(MEMORY)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
