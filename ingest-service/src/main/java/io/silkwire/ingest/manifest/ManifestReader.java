package io.silkwire.ingest.manifest;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.manifest.ManifestReading.Unusable;
import io.silkwire.ingest.manifest.ManifestReading.Usable;
import io.silkwire.ingest.refusal.Refusal;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the text of a manifest node by node, so that each complaint names its line and a plain {@code 2018-07-03} keeps its
 * precision instead of becoming a timestamp. Keys that nobody knows are refused: a misspelt one would be lost in silence.
 */
public final class ManifestReader {
    private static final Set<String> KEYS =
            Set.of("file", "title", "publisher", "language", "date", "modified", "country", "kind");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String SHAPE = "start it with 'source:' and list 'files:' as manifest.schema.json shows";

    private final String name;
    private final Map<String, ManifestEntry> entries = new LinkedHashMap<>();
    private final Map<String, Refusal> refusedFiles = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private ManifestReader(String name) {
        this.name = name;
    }

    /**
     * What this text says.
     *
     * @param name the manifest's own name, for messages
     */
    public static ManifestReading read(String name, String yaml) {
        try {
            return new ManifestReader(name).root(yaml);
        } catch (Complaint complaint) {
            return new Unusable(complaint.refusal(name));
        }
    }

    private ManifestReading root(String yaml) {
        MappingNode root = mapping(compose(yaml), SHAPE);
        SourceId sourceId = null;
        for (NodeTuple pair : root.getValue()) {
            String key = key(pair);
            switch (key) {
                case "source" -> sourceId = parsed(pair.getValueNode(), SourceId::new, "choose a slug");
                case "files" -> files(pair.getValueNode());
                default ->
                    throw new Complaint(pair.getKeyNode(), "has the unknown key '" + key + "'", "use source and files");
            }
        }
        if (sourceId == null) {
            throw new Complaint(root, "names no source", SHAPE);
        }
        return new Usable(new Manifest(sourceId, entries, refusals, refusedFiles));
    }

    private static Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (node == null) {
                throw new Complaint(1, "is empty", SHAPE);
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Complaint(
                    line, "is not YAML: " + e.getProblem(), "repair the line (quote texts with ': ' in them)");
        } catch (YAMLException e) {
            throw new Complaint(1, "is not YAML: " + e.getMessage(), "repair it");
        }
    }

    private void files(Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw new Complaint(node, "'files' is no list", SHAPE);
        }
        for (Node item : list.getValue()) {
            add(item);
        }
    }

    private void add(Node item) {
        String file = null;
        try {
            Map<String, Node> values = values(mapping(item, "write each entry as 'file: …' with its other keys"));
            file = file(item, values);
            ManifestEntry entry = entry(item, file, values);
            if (entries.containsKey(file) || refusedFiles.containsKey(file)) {
                refusals.add(new Complaint(item, "names '" + file + "' a second time", "keep one entry for each file")
                        .refusal(name));
            } else {
                entries.put(file, entry);
            }
        } catch (Complaint complaint) {
            refuse(file, complaint.refusal(name));
        }
    }

    private void refuse(@Nullable String file, Refusal refusal) {
        if (file == null || entries.containsKey(file) || refusedFiles.putIfAbsent(file, refusal) != null) {
            refusals.add(refusal);
        }
    }

    private static Map<String, Node> values(MappingNode item) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple pair : item.getValue()) {
            if (values.put(key(pair), pair.getValueNode()) != null) {
                throw new Complaint(pair.getKeyNode(), "has the key '" + key(pair) + "' twice", "keep one of them");
            }
        }
        return values;
    }

    private static String file(Node item, Map<String, Node> values) {
        Node node = values.get("file");
        String file = node == null ? null : textOrNull(node);
        if (file == null || file.isBlank()) {
            throw new Complaint(
                    node == null ? item : node, "names no file", "add 'file:' with a path inside the corpus");
        }
        if (file.startsWith("/")
                || file.contains("\\")
                || List.of(file.split("/", -1)).contains("..")) {
            throw new Complaint(item, "names '" + file + "' outside the corpus", "use a path relative to the corpus");
        }
        return Normalizer.normalize(file, Normalizer.Form.NFC);
    }

    private static ManifestEntry entry(Node item, String file, Map<String, Node> values) {
        for (Map.Entry<String, Node> value : values.entrySet()) {
            if (!KEYS.contains(value.getKey())) {
                throw new Complaint(
                        value.getValue(), "has the unknown key '" + value.getKey() + "'", "use one of " + sorted(KEYS));
            }
        }
        return new ManifestEntry(
                file,
                told(values, "title", ManifestReader::oneLine, "write it on one line"),
                told(values, "publisher", ManifestReader::oneLine, "write it on one line"),
                told(values, "language", ManifestReader::language, "use a BCP 47 tag such as en or ru"),
                told(values, "date", PublicationDate::new, "write as much of it as is told"),
                told(values, "modified", PublicationDate::new, "write as much of it as is told"),
                told(values, "country", ManifestReader::country, "use an ISO 3166-1 code such as UZ"),
                told(values, "kind", ManifestReader::kind, "use one lower-case word such as communique"),
                line(item));
    }

    private static <T> @Nullable T told(
            Map<String, Node> values, String key, Function<String, T> parser, String remedy) {
        Node node = values.get(key);
        return node == null || textOrNull(node) == null
                ? null
                : parsed(node, parser, remedy + ", or null where untold");
    }

    private static <T> T parsed(Node node, Function<String, T> parser, String remedy) {
        String text = textOrNull(node);
        if (text == null) {
            throw new Complaint(node, "has no value", remedy);
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Complaint(node, String.valueOf(e.getMessage()), remedy);
        }
    }

    private static String oneLine(String text) {
        if (text.isBlank() || text.strip().contains("\n")) {
            throw new IllegalArgumentException("expected one line of text");
        }
        return text.strip();
    }

    private static String language(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + tag + "' is no language tag", e);
        }
    }

    private static String country(String code) {
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("'" + code + "' is no country code");
        }
        return code;
    }

    private static String kind(String word) {
        if (!KIND.matcher(word).matches()) {
            throw new IllegalArgumentException("'" + word + "' is no word for a kind");
        }
        return word;
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static MappingNode mapping(Node node, String remedy) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw new Complaint(node, "expected keys with values", remedy);
    }

    private static String key(NodeTuple pair) {
        return String.valueOf(textOrNull(pair.getKeyNode()));
    }

    private static @Nullable String textOrNull(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Tag.NULL.equals(scalar.getTag()) ? null : scalar.getValue();
        }
        throw new Complaint(node, "expected one value", "write a text, or null where it is untold");
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Carries what is wrong out of the depth of the document to the entry, or to the manifest, that it makes unusable. */
    private static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String remedy;

        Complaint(Node node, String message, String remedy) {
            this(ManifestReader.line(node), message, remedy);
        }

        Complaint(int line, String message, String remedy) {
            super(message, null, false, false);
            this.line = line;
            this.remedy = remedy;
        }

        Refusal refusal(String file) {
            return new Refusal(file, line, Reason.INVALID_DEFINITION, String.valueOf(getMessage()), remedy);
        }
    }
}
