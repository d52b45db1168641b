package io.silkwire.enrich.rollout;

import io.silkwire.enrich.definition.RolloutPlan;
import io.silkwire.enrich.definition.RunningTopics;
import io.silkwire.enrich.definition.TopicState;
import io.silkwire.enrich.topic.TopicFolder;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code topics list}: the topics that a running enricher has in force, beside the files of a directory. */
public final class TopicsList {
    private static final List<String> HEAD =
            List.of("topic", "version", "owner", "languages", "terms", "threshold", "generation", "file");

    private final PrintStream out;

    /** Prints here. */
    public TopicsList(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints the table.
     *
     * @return the exit status: 1 where a definition is refused
     */
    public int run(URI enricher, Path directory) {
        RunningTopics running;
        try (RunningEnricher asked = new RunningEnricher(enricher)) {
            running = asked.topics();
        }
        Map<String, String> files = new TreeMap<>();
        for (TopicFolder.Source source : TopicFolder.read(directory).sources()) {
            files.put(source.rule().id().value(), TopicState.fingerprint(RolloutPlan.definition(source)));
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        running.topics().forEach(state -> rows.add(row(state, files.remove(state.id()))));
        files.keySet().forEach(id -> rows.add(List.of(id, "", "", "", "", "", "", "not applied")));
        print(rows);
        List<TopicState> refused = running.topics().stream()
                .filter(state -> !state.problem().isEmpty())
                .toList();
        refused.forEach(state -> out.println((state.inForce() ? "an earlier text of " : "no text of ") + state.id()
                + " is in force, its newest is refused:\n"
                + state.problem().indent(2).stripTrailing()));
        out.println("generation " + running.generation() + " is in force at " + enricher);
        return refused.isEmpty() ? 0 : 1;
    }

    private static List<String> row(TopicState state, @Nullable String file) {
        if (!state.inForce()) {
            return List.of(state.id(), "", "", "", "", "", "", "refused");
        }
        String compared = file == null ? "no file" : file.equals(state.fingerprint()) ? "same" : "differs";
        return List.of(
                state.id(),
                Integer.toString(state.version()),
                state.owner(),
                String.join(" ", state.languages()),
                Integer.toString(state.terms()),
                String.format(Locale.ROOT, "%.1f", state.threshold()),
                Long.toString(state.since()),
                compared + (state.problem().isEmpty() ? "" : ", newest refused"));
    }

    private void print(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
