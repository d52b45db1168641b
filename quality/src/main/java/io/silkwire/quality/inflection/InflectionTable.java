package io.silkwire.quality.inflection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table of lemmas with all their forms, whose notation its first lines tell. */
final class InflectionTable {
    /** What Arabic writes together with the word behind it. */
    private static final List<String> CLITICS =
            List.of("", "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "ك", "وب", "ول", "كال", "فال", "ولل", "وبال");

    private final Map<String, String> named = new HashMap<>();
    private final Map<String, List<String>> forms = new LinkedHashMap<>();

    private InflectionTable() {}

    /** The forms of each lemma in the file. */
    static Map<String, List<String>> read(Path file) throws IOException {
        InflectionTable table = new InflectionTable();
        for (String line : lines(file)) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IOException(file + ": '" + line + "' has no =; expected lemma = beginning| endings");
            }
            table.add(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 1).strip());
        }
        return table.forms;
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private void add(String left, String right) {
        if (left.startsWith("@")) {
            named.put(left, right);
        } else {
            forms.put(left, expanded(right));
        }
    }

    private List<String> expanded(String groups) {
        List<String> all = new ArrayList<>();
        for (String group : groups.split(";", -1)) {
            String[] parts = group.strip().split("\\|\\s*", -1);
            boolean clitics = parts[0].startsWith("*");
            String beginning = clitics ? parts[0].substring(1) : parts[0];
            for (String ending : endings(parts[1])) {
                String form = beginning + (ending.equals("-") ? "" : ending.replace('_', ' '));
                (clitics ? CLITICS : List.of("")).forEach(clitic -> all.add(clitic + form));
            }
        }
        return all;
    }

    private List<String> endings(String list) {
        List<String> endings = new ArrayList<>();
        for (String ending : list.strip().split("\\s+", -1)) {
            String meant = named.get(ending);
            endings.addAll(meant == null ? List.of(ending) : List.of(meant.split("\\s+", -1)));
        }
        return endings;
    }
}
