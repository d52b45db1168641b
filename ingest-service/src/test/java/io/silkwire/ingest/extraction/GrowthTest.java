package io.silkwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.ingest.feed.listing.ListingBytes;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight times the input may cost the reading thread eight times the processor's time, and half of it again for each doubling in which
 * a cache is outgrown; what grew with the square would cost 64 times. Waiting does not count.
 */
class GrowthTest {
    private static final int FACTOR = 8;
    private static final double MOST = 28;
    private static final int RUNS = 4;
    /** Below this the clock and the compiler are measured. */
    private static final long LEAST_NANOS = 5_000_000;

    record Shape(String name, String file, int size, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of(
                text("prose, wrapped", 6_000, "The ministry said that the parties met in Osh on Tuesday and\nagreed. "),
                text("one line", 12_000, "The ministry said so. "),
                text("lines that end in a hyphen", 40_000, "a-\n"),
                text("broken words", 20_000, "The minis-\n"),
                text("open brackets", 20_000, "(so it was\n"),
                text("stops and brackets", 100_000, ".)"),
                text("blank lines", 100_000, "\n \n"),
                text("page numbers", 8_000, "Text of the page.\n\n12\n\n"),
                text("runs of spaces", 300, "a" + " ".repeat(1_000) + ".x "),
                page("paragraphs", 900, "<p>The ministry said so on Tuesday."),
                page("lines of a paragraph", 900, "The ministry said so.<br>"),
                page("cells", 2_000, "<tr><td>12"),
                page("links", 1_800, "<a href=/x>a</a> "),
                page("open quotation marks", 3_500, "<p title='"),
                page("dates", 1_200, "<li>12 May 2024 <time datetime=2024-05-12>"),
                page("comments that never end", 3_500, "<!-- "),
                page("scripts that never end", 3_500, "<script>"),
                page("headings", 900, "<h1>The title of it</h1>"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void costGrowsWithTheSizeAndNoFaster(Shape shape) {
        Extractor extractor = new Extractor();

        double ratio = ratio(shape, bytes -> extractor.extract(shape.file(), bytes));

        assertThat(ratio).as("cost of eight times as much").isLessThan(MOST);
    }

    @ParameterizedTest
    @MethodSource("listings")
    void aListingToo(Shape shape) {
        double ratio =
                ratio(shape, bytes -> ListingBytes.read(bytes, "https://ministry.example/news", "text/html", null));

        assertThat(ratio).as("cost of eight times as much").isLessThan(MOST);
    }

    static Stream<Shape> listings() {
        return Stream.of(
                page("the same link", 600, "<a href=/x>The minister met the ambassador</a> "),
                new Shape("many links", ".html", 600, times -> {
                    StringBuilder page = new StringBuilder();
                    for (int i = 0; i < times; i++) {
                        page.append("<a href=/").append(i).append(">The minister met the ambassador</a> ");
                    }
                    return page.toString();
                }));
    }

    private static Shape text(String name, int size, String piece) {
        return new Shape(name, ".txt", size, piece::repeat);
    }

    private static Shape page(String name, int size, String piece) {
        return new Shape(name, ".html", size, piece::repeat);
    }

    private interface Reading {
        Object of(byte[] bytes);
    }

    private static double ratio(Shape shape, Reading reading) {
        byte[] small = shape.text().apply(shape.size()).getBytes(StandardCharsets.UTF_8);
        byte[] large = shape.text().apply(shape.size() * FACTOR).getBytes(StandardCharsets.UTF_8);
        long most = cost(large, reading);
        return (double) most / Math.max(LEAST_NANOS, cost(small, reading));
    }

    /** The least of some runs: the others were disturbed. */
    private static long cost(byte[] bytes, Reading reading) {
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertThat(reading.of(bytes)).isNotNull();
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return least;
    }
}
