package io.silkwire.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedLink;
import io.silkwire.ingest.feed.FeedPerson;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.ingest.feed.FeedResponse;
import io.silkwire.ingest.fetch.FetchRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code feed FILE|DIR|URL…}: prints the entries of feeds and sitemaps, one JSON object a line. */
@Command(
        name = "feed",
        description = "Reads feeds and sitemaps and prints their entries, one JSON object a line.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were read", "1:some were not (told on standard error)", "2:wrong use"})
public final class FeedCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final InputLoop loop;

    @Option(names = "--allow-loopback", description = "lets URLs be on this machine")
    private boolean allowLoopback;

    @Parameters(
            paramLabel = "FILE|DIR|URL",
            arity = "1..*",
            description = "feeds and sitemaps, packed with gzip or not; - for standard input")
    private List<String> inputs = List.of();

    /** Prints to the terminal. */
    public FeedCommand() {
        this(System.in, InputLoop.ofProcess());
    }

    FeedCommand(InputStream in, InputLoop loop) {
        this.in = in;
        this.loop = loop;
    }

    @Override
    public Integer call() {
        UrlReader urls = new FetchedUrls(FetchRequest.Purpose.FEED, allowLoopback);
        return loop.run(new Inputs(urls, in, FeedReader.MAX_BYTES).expand(inputs), FeedCommand::read);
    }

    private static InputLoop.Result read(Input input) throws JsonProcessingException {
        FeedResponse response = new FeedResponse(
                input.isFetched() ? input.url().toString() : null,
                input.headers().first("Content-Type"),
                input.headers().first("Content-Language"),
                input.headers().first("Content-Location"));
        return switch (FeedReader.read(input.body()::open, input.body().size(), response)) {
            case FeedReading.Read(Feed feed) -> entries(input.name(), feed);
            case FeedReading.Unreadable unreadable -> refused(input.name(), unreadable);
        };
    }

    private static InputLoop.Result refused(String input, FeedReading.Unreadable unreadable) {
        List<String> notes = new ArrayList<>();
        notes.add(input + ": " + unreadable.reason().label() + ": " + unreadable.detail());
        unreadable.found().forEach(found -> notes.add("  it names " + found.url()));
        return new InputLoop.Result("", notes, false);
    }

    private static InputLoop.Result entries(String input, Feed feed) throws JsonProcessingException {
        StringBuilder lines = new StringBuilder();
        for (FeedEntry entry : feed.entries()) {
            lines.append(JSON.writeValueAsString(line(input, feed, entry))).append('\n');
        }
        List<String> notes = feed.repaired().isEmpty()
                ? List.of()
                : List.of(input + ": repaired: " + String.join(", ", feed.repaired()));
        return new InputLoop.Result(lines.toString(), notes, true);
    }

    private static Map<String, @Nullable Object> line(String input, Feed feed, FeedEntry entry) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("feed", input);
        line.put("format", feed.format().label());
        line.put("feedTitle", feed.title());
        line.put("id", entry.id());
        line.put("url", entry.link());
        line.put("title", entry.title() == null ? null : entry.title().text());
        line.put("published", date(entry.published()));
        line.put("updated", date(entry.updated()));
        line.put("authors", entry.authors().stream().map(FeedPerson::display).toList());
        line.put("summary", entry.summary() == null ? null : entry.summary().text());
        line.put(
                "content",
                entry.contents().isEmpty() ? null : entry.contents().get(0).text());
        line.put("language", entry.language());
        line.put("enclosures", entry.enclosures().stream().map(FeedLink::href).toList());
        return line;
    }

    /** What the date means, else what the feed wrote. */
    private static @Nullable String date(@Nullable FeedDate date) {
        return date == null
                ? null
                : date.date() == null ? date.raw() : date.date().value();
    }
}
