package io.silkwire.ingest.source;

import io.silkwire.contracts.SourceId;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The text of {@code sources.yaml} with other {@code verified} marks: nothing else in it changes, to the letter. A date is the
 * day on which {@code doctor} saw the source work, {@code false} means that nobody has, or that it works no longer.
 */
public final class VerifiedMark {
    private VerifiedMark() {}

    /**
     * The text with these marks.
     *
     * @param marks by the id of the source; null means false. Ids that the text does not have are left out
     * @throws IllegalArgumentException where the text is no YAML list
     */
    public static String write(String yaml, Map<SourceId, @Nullable LocalDate> marks) {
        // From the end to the start, so that places told by the parser stay right.
        TreeMap<Integer, Edit> edits = new TreeMap<>();
        for (Node entry : entries(yaml)) {
            String id = entry instanceof MappingNode mapping ? id(mapping) : null;
            if (id == null || !(entry instanceof MappingNode mapping)) {
                continue;
            }
            for (Map.Entry<SourceId, @Nullable LocalDate> mark : marks.entrySet()) {
                if (mark.getKey().value().equals(id)) {
                    Edit edit = edit(mapping, mark.getValue());
                    edits.put(edit.from(), edit);
                }
            }
        }
        StringBuilder text = new StringBuilder(yaml);
        for (Edit edit : edits.descendingMap().values()) {
            // The parser counts characters, and Java some of them twice.
            int from = yaml.offsetByCodePoints(0, edit.from());
            int to = yaml.offsetByCodePoints(0, edit.to());
            text.replace(from, to, edit.text());
        }
        return text.toString();
    }

    private record Edit(int from, int to, String text) {}

    private static Edit edit(MappingNode entry, @Nullable LocalDate day) {
        String value = day == null ? "false" : day.toString();
        for (NodeTuple pair : entry.getValue()) {
            if (pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals("verified")) {
                Node old = pair.getValueNode();
                return new Edit(old.getStartMark().getIndex(), old.getEndMark().getIndex(), value);
            }
        }
        // Behind the id, which each entry has: its line is never part of another value.
        Node id = idNode(entry);
        int at = id == null ? entry.getStartMark().getIndex() : id.getEndMark().getIndex();
        boolean flow = entry.getFlowStyle() == FlowStyle.FLOW;
        String indent = " ".repeat(entry.getStartMark().getColumn());
        return new Edit(at, at, flow ? ", verified: " + value : "\n" + indent + "verified: " + value);
    }

    private static @Nullable String id(MappingNode entry) {
        return idNode(entry) instanceof ScalarNode id ? id.getValue() : null;
    }

    private static @Nullable Node idNode(MappingNode entry) {
        for (NodeTuple pair : entry.getValue()) {
            if (pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals("id")) {
                return pair.getValueNode();
            }
        }
        return null;
    }

    private static List<Node> entries(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(10);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
            if (root instanceof SequenceNode list) {
                return list.getValue();
            }
        } catch (YAMLException e) {
            throw new IllegalArgumentException("is not YAML: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("is no list of sources");
    }
}
