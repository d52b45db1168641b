package io.silkwire.ingest.source;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.source.SourceNode.Complaint;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads {@code sources.yaml}: a list of sources, as {@code sources.schema.json} has it. Each is read by itself; one that is wrong
 * is refused with its line, and the others stand.
 */
public final class SourcesFile {
    private static final String SHAPE = "write a list: each source starts with '- id: …' in the first column";
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private SourcesFile() {}

    /** What this file says. */
    public static SourcesReading read(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MOST_BYTES) {
                return refused(name, Reason.TOO_LARGE, "is larger than " + MOST_BYTES + " bytes", "split it");
            }
            return read(name, Files.readString(file));
        } catch (CharacterCodingException e) {
            return refused(name, Reason.UNKNOWN_ENCODING, "is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            return refused(
                    name, Reason.UNREADABLE_FILE, "cannot be read (" + e + ")", "check silkwire.ingest.crawl.sources");
        }
    }

    /**
     * What this text says.
     *
     * @param name of the file, for messages
     */
    public static SourcesReading read(String name, String yaml) {
        List<Source> sources = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Map<SourceId, Integer> lines = new HashMap<>();
        try {
            for (Node item : items(yaml)) {
                read(name, item, sources, refusals, lines);
            }
        } catch (Complaint complaint) {
            refusals.add(complaint.refusal(name));
        }
        return new SourcesReading(sources, refusals);
    }

    private static void read(
            String name, Node item, List<Source> sources, List<Refusal> refusals, Map<SourceId, Integer> lines) {
        try {
            Source source = SourceEntry.read(item);
            Integer other = lines.putIfAbsent(source.id(), SourceNode.line(item));
            if (other != null) {
                throw new Complaint(
                        item, "has the id '" + source.id() + "' of the source in line " + other, "choose another id");
            }
            sources.add(source);
        } catch (Complaint complaint) {
            refusals.add(complaint.refusal(name));
        }
    }

    private static List<Node> items(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        try {
            Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (node == null) {
                return List.of();
            }
            if (node instanceof SequenceNode list) {
                return list.getValue();
            }
            throw new Complaint(node, "is no list", SHAPE);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Complaint(
                    line, "is not YAML: " + e.getProblem(), "repair the line (quote texts with ': ' in them)");
        } catch (YAMLException e) {
            throw new Complaint(1, "is not YAML: " + e.getMessage(), "repair it");
        }
    }

    private static SourcesReading refused(String name, Reason reason, String message, String remedy) {
        return new SourcesReading(List.of(), List.of(Refusal.of(name, reason, message, remedy)));
    }
}
