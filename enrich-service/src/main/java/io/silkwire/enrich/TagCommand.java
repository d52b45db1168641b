package io.silkwire.enrich;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.enrich.jsonl.InOrder;
import io.silkwire.enrich.jsonl.Line;
import io.silkwire.enrich.jsonl.LineReader;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.enrich.topic.TopicFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final int BATCH_LINES = 64;
    private static final int BATCH_BYTES = 256 * 1024;

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

    /** Lines of one file that are worked on together. */
    private record Batch(String file, List<Line> lines) {}

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
        try (InOrder<Batch, List<TagLine>> inOrder =
                new InOrder<>(Math.max(1, threads), batch -> tag(batch, set), this::print)) {
            if (files.isEmpty()) {
                read("standard input", in, inOrder);
            }
            files.forEach(file -> read(file, inOrder));
        }
        out.flush();
        return all.get() ? 0 : 1;
    }

    private static Path seeds() {
        return Path.of(System.getProperty("silkwire.home", ""), "seeds", "topics");
    }

    private void read(Path file, InOrder<Batch, List<TagLine>> inOrder) {
        try (InputStream lines = Files.newInputStream(file)) {
            read(file.toString(), lines, inOrder);
        } catch (IOException e) {
            refuse(file + ": unreadable: " + e.getClass().getSimpleName() + " " + e.getMessage()
                    + "; expected a file of JSON lines");
        }
    }

    private void read(String file, InputStream lines, InOrder<Batch, List<TagLine>> inOrder) {
        LineReader reader = new LineReader(lines, KafkaTopics.MAX_RECORD_BYTES);
        try {
            List<Line> batch = new ArrayList<>();
            int bytes = 0;
            for (Line line = reader.next(); line != null; line = reader.next()) {
                batch.add(line);
                bytes += line instanceof Line.Bytes full ? full.bytes().limit() : 0;
                if (batch.size() == BATCH_LINES || bytes > BATCH_BYTES || !reader.isReady()) {
                    inOrder.give(new Batch(file, List.copyOf(batch)));
                    batch.clear();
                    bytes = 0;
                }
            }
            inOrder.give(new Batch(file, List.copyOf(batch)));
        } catch (IOException e) {
            refuse(file + ": broke off: " + e.getMessage() + "; expected JSON lines to the end of the file");
        }
    }

    private static List<TagLine> tag(Batch batch, TopicSet topics) {
        return batch.lines().stream()
                .map(line -> TagLine.of(line, batch.file() + ":" + line.number(), topics))
                .toList();
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
