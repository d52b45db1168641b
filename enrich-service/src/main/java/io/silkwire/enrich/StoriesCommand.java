package io.silkwire.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.enrich.jsonl.DocumentLine;
import io.silkwire.enrich.jsonl.LineWork;
import io.silkwire.enrich.nearduplicate.Seniority;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stories FILE…}: documents as JSON lines → the story of each as JSON lines, without a broker. */
@Command(
        name = "stories",
        description = {
            "Finds near-duplicates: reads documents, one JSON object a line (id, title, text, optionally published), and"
                    + " prints for each its id and its story, the id of the story's oldest document: by 'published', then"
                    + " by id; a document without it counts as older than all.",
            "All is read before the first line is printed, in the order of the input, since a later document may join"
                    + " earlier ones. With --follow each line is printed at once, with the story as it is then."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were compared", "1:some were not (told on standard error)", "2:wrong use"})
public final class StoriesCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final AtomicBoolean all = new AtomicBoolean(true);
    /** The JSON of every id in the order of the input; a text stands for it in the graph. */
    private final Map<String, JsonNode> ids = new HashMap<>();

    private final List<JsonNode> order = new ArrayList<>();

    @Option(names = "--follow", description = "Print each line at once.")
    private boolean follow;

    @Option(
            names = "--window",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Copies further apart are stories of their own (default: ${DEFAULT-VALUE}).")
    private int window;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Parameters(paramLabel = "FILE", description = "Files of JSON lines; standard input where none is named.")
    private List<Path> files = List.of();

    /** Reads standard input and prints to the terminal. */
    public StoriesCommand() {
        this(System.in, System.out, System.err);
    }

    StoriesCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        StoryGraph stories = new StoryGraph(Duration.ofDays(Math.max(0, window)));
        new LineWork<>(threads, StoryLine::of, lines -> place(lines, stories), this::refuse).run(files, in);
        order.forEach(id -> print(id, stories));
        out.flush();
        if (out.checkError()) {
            throw new IllegalStateException("standard output cannot be written");
        }
        return all.get() ? 0 : 1;
    }

    private void place(List<StoryLine> lines, StoryGraph stories) {
        for (StoryLine line : lines) {
            switch (line) {
                case StoryLine.Document document -> place(document, stories);
                case StoryLine.Refused(String message) -> refuse(message);
            }
        }
        if (follow && out.checkError()) {
            throw new IllegalStateException("standard output cannot be written");
        }
    }

    private void place(StoryLine.Document document, StoryGraph stories) {
        if (ids.putIfAbsent(document.who().id(), document.id()) != null) {
            refuse(document.place() + ": 'id' " + document.id()
                    + " stood in an earlier line; give each document its own");
            return;
        }
        stories.place(document.who(), document.fingerprint());
        if (follow) {
            print(document.id(), stories);
        } else {
            order.add(document.id());
        }
    }

    private void print(JsonNode id, StoryGraph stories) {
        String oldest = stories.oldestOf(id.asText()).map(Seniority::id).orElseThrow();
        ObjectNode line = DocumentLine.JSON.createObjectNode();
        line.set("id", id);
        line.set("story", ids.get(oldest));
        try {
            byte[] bytes = (DocumentLine.JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(Object message) {
        all.set(false);
        err.println(message);
    }
}
