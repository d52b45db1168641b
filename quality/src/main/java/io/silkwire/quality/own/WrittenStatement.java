package io.silkwire.quality.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement of {@code quality/sets/statements}: lines {@code key: value} up to the first empty line, then a paragraph a line;
 * {@code ## } starts a heading, {@code - } an item of a list, {@code | } a row of a table with its cells.
 *
 * @param name of the file without its extension
 * @param lines of the text, as written
 */
record WrittenStatement(String name, Map<String, String> about, List<String> lines) {
    WrittenStatement {
        about = Map.copyOf(about);
        lines = List.copyOf(lines);
    }

    static WrittenStatement read(Path file) throws IOException {
        Map<String, String> about = new HashMap<>();
        List<String> lines = new ArrayList<>();
        boolean head = true;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (head && line.isBlank()) {
                head = false;
            } else if (head) {
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw new IOException(file + ": expected 'key: value' up to the first empty line, found: " + line);
                }
                about.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (!line.isBlank()) {
                lines.add(line.strip());
            }
        }
        return new WrittenStatement(file.getFileName().toString().replace(".txt", ""), about, lines);
    }

    /** What the head says, empty where it does not. */
    String about(String key) {
        return about.getOrDefault(key, "");
    }

    /** The text as a reader should find it: marks of headings, lists and tables gone. */
    String text() {
        return String.join("\n", lines.stream().map(WrittenStatement::plain).toList());
    }

    private static String plain(String line) {
        if (line.startsWith("| ")) {
            return line.replace("|", " ").replaceAll(" +", " ").strip();
        }
        return line.startsWith("## ") ? line.substring(3) : line.startsWith("- ") ? line.substring(2) : line;
    }
}
