package io.silkwire.enrich.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All entries of the stores of an application as a version wrote them, kept as a file of lines: store, key, time (of a window, else 0) and
 * value in base 64, parted by tabs. A file is never written anew: another format gets another file, and the old one stays readable.
 */
public record KeptState(List<Entry> entries) {
    /** Where a test writes what the present version stores, to become a file of its own when the format changes. */
    private static final String WRITE_TO = "silkwire.kept-state";

    /** One entry of a store. */
    public record Entry(String store, String key, long time, String value) {
        /** An entry with these bytes. */
        public static Entry of(String store, byte[] key, long time, byte[] value) {
            return new Entry(
                    store,
                    new String(key, StandardCharsets.UTF_8),
                    time,
                    Base64.getEncoder().encodeToString(value));
        }

        /** The key's bytes. */
        public byte[] keyBytes() {
            return key.getBytes(StandardCharsets.UTF_8);
        }

        /** The value's bytes. */
        public byte[] valueBytes() {
            return Base64.getDecoder().decode(value);
        }
    }

    /** Copies the entries. */
    public KeptState {
        entries = List.copyOf(entries);
    }

    /** The state in this file of the test resources, such as {@code /state/trends-1.gz}. */
    public static KeptState read(String resource) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(KeptState.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(parts -> entries.add(new Entry(parts[0], parts[1], Long.parseLong(parts[2]), parts[3])));
        }
        return new KeptState(entries);
    }

    /** Holds what this version stores against the file; where it differs, the format has changed. */
    public void assertIs(String resource) throws IOException {
        String folder = System.getProperty(WRITE_TO);
        if (folder != null) {
            write(Path.of(folder, resource));
        }
        assertThat(entries)
                .as("what is stored is not as in " + resource
                        + ". Was the format meant to change? Then raise its number, read"
                        + " both, and add a file of the new one: -D" + WRITE_TO + "=FOLDER writes it")
                .isEqualTo(read(resource).entries);
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        StringBuilder lines = new StringBuilder();
        entries.forEach(
                entry -> lines.append(String.join("\t", entry.store, entry.key, Long.toString(entry.time), entry.value))
                        .append('\n'));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
