package io.silkwire.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the running system answers, written into the data directory while it runs so that other commands find it.
 *
 * @param page of the web page, without a slash at the end
 * @param kafka bootstrap servers
 * @param elasticsearch URL, without a slash at the end
 */
record Addresses(String page, String kafka, String elasticsearch) {
    private static final String FILE = "addresses.properties";

    /** What the last start in this data directory wrote, if there was one. */
    static Optional<Addresses> read(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IOException e) {
            throw new Problem("the addresses in " + file + " cannot be read", e);
        }
        return Optional.of(new Addresses(
                lines.getProperty("page", ""), lines.getProperty("kafka", ""), lines.getProperty("elasticsearch", "")));
    }

    /** Forgets those of an earlier run. */
    static void forget(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new Problem("the addresses in " + data.resolve(FILE) + " cannot be removed", e);
        }
    }

    /** Leaves them for other commands, once the system answers. */
    void write(Path data) {
        Properties lines = new Properties();
        lines.setProperty("page", page);
        lines.setProperty("kafka", kafka);
        lines.setProperty("elasticsearch", elasticsearch);
        try (Writer out = Files.newBufferedWriter(data.resolve(FILE))) {
            lines.store(out, "Where this Silkwire answers; written at each start");
        } catch (IOException e) {
            throw new Problem("the addresses cannot be written to " + data.resolve(FILE), e);
        }
    }
}
