package io.silkwire.enrich;

import io.silkwire.enrich.jsonl.LineWork;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tag FILE…}: documents as JSON lines → their language and topics as JSON lines, without a broker. */
@Command(
        name = "tag",
        description = "Tags documents, one JSON object a line (id, title, text, optionally language), and prints id,"
                + " language and topics with evidence in the same order.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were tagged", "1:some were not (told on standard error)", "2:wrong use"})
public final class TagCommand implements Callable<Integer> {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final AtomicBoolean all = new AtomicBoolean(true);

    @Option(
            names = "--topics",
            paramLabel = "DIR",
            description = "Definitions to tag with (default: seeds/topics of this installation).")
    private @Nullable Path topics;

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Parameters(paramLabel = "FILE", description = "Files of JSON lines; standard input where none is named.")
    private List<Path> files = List.of();

    /** Reads standard input and prints to the terminal. */
    public TagCommand() {
        this(System.in, System.out, System.err);
    }

    TagCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        TopicFolder.Contents folder = TopicFolder.read(topics == null ? seeds() : topics);
        folder.problems().forEach(this::refuse);
        if (folder.sources().isEmpty()) {
            err.println("no topic definition to tag with; name a directory with --topics");
            return 1;
        }
        TopicSet set = TopicSet.compile(folder.rules(), 0);
        new LineWork<>(threads, (line, place) -> TagLine.of(line, place, set), this::print, this::refuse)
                .run(files, in);
        out.flush();
        return all.get() ? 0 : 1;
    }

    private static Path seeds() {
        return Path.of(System.getProperty("silkwire.home", ""), "seeds", "topics");
    }

    private void print(List<TagLine> lines) {
        for (TagLine line : lines) {
            switch (line) {
                case TagLine.Tagged(String json) -> {
                    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
                    out.write(bytes, 0, bytes.length);
                }
                case TagLine.Refused(String message) -> refuse(message);
            }
        }
        if (out.checkError()) {
            throw new IllegalStateException("standard output cannot be written");
        }
    }

    private void refuse(Object message) {
        all.set(false);
        err.println(message);
    }
}
