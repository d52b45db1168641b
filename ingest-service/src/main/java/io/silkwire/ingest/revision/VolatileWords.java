package io.silkwire.ingest.revision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of {@code revision/volatile-words.tsv}, by class. Immutable. */
final class VolatileWords {
    /** What a word does in a line that changes by itself; the file tells more. */
    enum Kind {
        COUNTER,
        ACTION,
        NOW,
        AGO,
        UNIT,
        UPDATED,
        FILLER,
        DATE,
        RELATED,
        ADVERT
    }

    private static final String FILE = "/ingest-service/revision/volatile-words.tsv";
    private static final Set<Kind> NONE = EnumSet.noneOf(Kind.class);

    private final Map<String, Set<Kind>> words = new HashMap<>();
    private final Map<String, Kind> beginnings = new HashMap<>();
    private final List<String> related = new ArrayList<>();
    private final List<String> adverts = new ArrayList<>();

    private VolatileWords() {}

    static VolatileWords load() {
        VolatileWords loaded = new VolatileWords();
        try (InputStream file = VolatileWords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(loaded::add);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        return loaded;
    }

    private void add(String line) {
        int tab = line.indexOf('\t');
        Kind kind = Kind.valueOf(line.substring(0, tab).toUpperCase(Locale.ROOT));
        for (String word : line.substring(tab + 1).strip().split(" +", -1)) {
            switch (kind) {
                case RELATED -> related.add(word.replace('_', ' '));
                case ADVERT -> adverts.add(word.replace('_', ' '));
                default -> addWord(word, kind);
            }
        }
    }

    private void addWord(String word, Kind kind) {
        if (word.endsWith("*")) {
            beginnings.put(word.substring(0, word.length() - 1), kind);
        } else {
            words.computeIfAbsent(word, unused -> EnumSet.noneOf(Kind.class)).add(kind);
        }
    }

    /** What this word, in lower case, may do; empty where it is none of ours. */
    Set<Kind> kindsOf(String word) {
        Set<Kind> known = words.get(word);
        if (known != null) {
            return known;
        }
        for (Map.Entry<String, Kind> beginning : beginnings.entrySet()) {
            if (word.startsWith(beginning.getKey())) {
                return EnumSet.of(beginning.getValue());
            }
        }
        return NONE;
    }

    /** Headings and labels of lists of other pages. */
    List<String> related() {
        return related;
    }

    /** Labels of advertising. */
    List<String> adverts() {
        return adverts;
    }
}
