package io.silkwire.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the tables of lemmas with all their forms, whose notation their first lines tell. */
final class InflectionTable {
    /** What Arabic writes together with the word behind it. */
    private static final List<String> CLITICS =
            List.of("", "ال", "وال", "بال", "لل", "و", "ب", "ل", "ف", "ك", "وب", "ول", "كال", "فال", "ولل", "وبال");

    private final Map<String, String> named = new HashMap<>();
    private final Map<String, List<String>> forms = new LinkedHashMap<>();

    private InflectionTable() {}

    /** The forms of each lemma of the language. */
    static Map<String, List<String>> of(String language) throws IOException {
        InflectionTable table = new InflectionTable();
        for (String line : lines(language)) {
            int equals = line.indexOf('=');
            String left = line.substring(0, equals).strip();
            String right = line.substring(equals + 1).strip();
            if (left.startsWith("@")) {
                table.named.put(left, right);
            } else {
                table.forms.put(left, table.expanded(right));
            }
        }
        return table.forms;
    }

    static List<String> lines(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InflectionTable.class.getResourceAsStream("/inflection/" + name + ".txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private List<String> expanded(String groups) {
        List<String> all = new ArrayList<>();
        for (String group : groups.split(";", -1)) {
            String[] parts = group.strip().split("\\|\\s*", -1);
            boolean clitics = parts[0].startsWith("*");
            String beginning = clitics ? parts[0].substring(1) : parts[0];
            for (String ending : parts[1].strip().split("\\s+", -1)) {
                for (String each : Objects.requireNonNull(named.getOrDefault(ending, ending))
                        .split("\\s+", -1)) {
                    String form = beginning + (each.equals("-") ? "" : each.replace('_', ' '));
                    (clitics ? CLITICS : List.of("")).forEach(clitic -> all.add(clitic + form));
                }
            }
        }
        return all;
    }
}
