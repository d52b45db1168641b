package io.silkwire.quality.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The share of feedparser's assertions that fit our records ({@link FeedparserModel}) and hold, and the share of its files that
 * give a reading; ROME's share of files, and of the assertions about titles and links that its own records answer, beside.
 */
final class FeedparserCorpus implements Measurement {
    private static final String READ = "feeds read";
    private static final String FITTING = "feedparser's assertions that fit";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<String> failures;

    FeedparserCorpus() {
        this(failure -> {});
    }

    /** @param failures told each assertion that does not hold, for those who tune */
    FeedparserCorpus(Consumer<String> failures) {
        this.failures = failures;
    }

    @Override
    public String area() {
        return "feeds";
    }

    @Override
    public String data() {
        return "feeds";
    }

    @Override
    public List<Wanted> wanted() {
        return List.of(Wanted.of(READ, 0.99, 0.99), Wanted.of(FITTING, 0.99, 0.985));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        Share assertions = new Share();
        Share simple = new Share();
        Share read = new Share();
        Share romeRead = new Share();
        Share romeSimple = new Share();
        Map<String, List<Assertion>> expected = expected(data);
        List<String> files = files(data);
        int done = 0;
        for (String name : files) {
            progress.at(++done, files.size());
            CorpusFile file = CorpusFile.read(data, name);
            FeedReading reading = FeedReader.read(file.body(), file.response());
            RomeReading rome = RomeReading.of(file);
            read.count(reading instanceof FeedReading.Read);
            romeRead.count(rome.parsed());
            Map<String, Object> shape =
                    reading instanceof FeedReading.Read(Feed feed) ? FeedparserModel.of(feed) : Map.of();
            for (Assertion assertion : expected.getOrDefault(name, List.of())) {
                if (FeedparserModel.fits(assertion)) {
                    boolean holds = check(assertion, shape);
                    assertions.count(holds);
                    if (RomeReading.answers(assertion)) {
                        simple.count(holds);
                        romeSimple.count(Sameness.holds(assertion, rome.at(assertion.path()), true));
                    }
                }
            }
        }
        return List.of(
                read.figure(Figure.SILKWIRE, READ),
                romeRead.figure(RomeReading.NAME, READ),
                assertions.figure(Figure.SILKWIRE, FITTING),
                simple.figure(Figure.SILKWIRE, "of those, titles, links and ids"),
                romeSimple.figure(RomeReading.NAME, "of those, titles, links and ids"));
    }

    private boolean check(Assertion assertion, Map<String, Object> shape) {
        Object actual = FeedparserModel.at(shape, assertion.path());
        boolean holds = Sameness.holds(assertion, actual, FeedparserModel.isMarkup(shape, assertion.path()));
        if (!holds) {
            failures.accept("%s %s: expected %s %s, was %s"
                    .formatted(assertion.file(), assertion.path(), assertion.op(), assertion.value(), actual));
        }
        return holds;
    }

    private static List<String> files(Path data) throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            return paths.filter(path -> path.toString().endsWith(".xml"))
                    .map(path -> data.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<Assertion>> expected(Path data) throws IOException {
        Map<String, List<Assertion>> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(data.resolve("EXPECT.jsonl"), StandardCharsets.UTF_8)) {
            JsonNode node = JSON.readTree(line);
            Assertion assertion = new Assertion(
                    node.path("file").asText(),
                    node.path("path").asText(),
                    node.path("op").asText(),
                    node.path("value"));
            expected.computeIfAbsent(assertion.file(), file -> new ArrayList<>())
                    .add(assertion);
        }
        return expected;
    }

    /** Counts how many of how many. */
    private static final class Share {
        private int held;
        private int all;

        void count(boolean holds) {
            all++;
            held += holds ? 1 : 0;
        }

        Figure figure(String system, String what) {
            return Figure.share(system, what, all == 0 ? 0 : (double) held / all, all);
        }
    }
}
