package io.silkwire.quality.speed;

import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.Payload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pages a second: bytes → text with metadata, the pages in turn. Ours decodes, parses, finds the main text and all metadata;
 * Readability4J parses and finds text, title and byline, of text that is UTF-8 already.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 10)
public class PageExtraction {
    private static final Instant FETCHED = Instant.parse("2026-11-24T12:00:00Z");
    private static final String ADDRESS = "https://page.example/news/";

    /** A folder with {@code .html} files at any depth; empty for the pages that are written here. */
    @Param("")
    public String data = "";

    /** So many of the folder's files, chosen by lot with a fixed seed; all are held in memory. */
    @Param("400")
    public int most = 400;

    private final PageExtractor extractor = new PageExtractor();
    private List<byte[]> pages = List.of();
    private int next;

    /** Reads or writes the pages. */
    @Setup
    public void prepare() throws IOException {
        pages = data.isEmpty() ? WrittenPages.all() : read(Path.of(data), most);
        if (pages.isEmpty()) {
            throw new IllegalArgumentException(
                    "no .html file below '" + data + "'; give a folder that has some: -p data=DIR");
        }
    }

    private static List<byte[]> read(Path folder, int most) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = new ArrayList<>(found.filter(file -> file.toString().endsWith(".html"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList());
        }
        Collections.shuffle(files, new Random(1));
        List<byte[]> pages = new ArrayList<>();
        for (Path file : files.subList(0, Math.min(most, files.size()))) {
            pages.add(Files.readAllBytes(file));
        }
        return pages;
    }

    private byte[] page() {
        next = (next + 1) % pages.size();
        return pages.get(next);
    }

    /** The whole path of a fetched page. */
    @Benchmark
    public Extraction silkwire(CoreTime core) {
        core.items++;
        return extractor.extract(
                new PageBytes(URI.create(ADDRESS + next), "text/html", List.of(), Payload.wrap(page()), FETCHED, null));
    }

    /** The peer's whole path; null for a page on which it throws. */
    @Benchmark
    public @Nullable Object readability4j(CoreTime core) {
        core.items++;
        try {
            return new Readability4J(ADDRESS + next, new String(page(), StandardCharsets.UTF_8)).parse();
        } catch (RuntimeException e) {
            return null;
        }
    }
}
