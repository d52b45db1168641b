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
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code feed FILE|URL…}: prints the entries of feeds and sitemaps, one JSON object a line. */
@Command(
        name = "feed",
        description = "Reads feeds and sitemaps and prints their entries, one JSON object a line.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all were read", "1:some were not (told on standard error)", "2:wrong use"})
public final class FeedCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final UrlReader urls;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE|URL", arity = "1..*", description = "feeds and sitemaps, packed with gzip or not")
    private List<String> inputs = List.of();

    /** @param urls how addresses are read */
    public FeedCommand(UrlReader urls) {
        this(urls, System.out, System.err);
    }

    FeedCommand(UrlReader urls, PrintStream out, PrintStream err) {
        this.urls = urls;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        boolean all = true;
        for (String input : inputs) {
            all &= print(input);
        }
        out.flush();
        return all ? 0 : 1;
    }

    private boolean print(String input) {
        try {
            UrlReader.Answer answer = input.matches("(?i)https?://.+") ? urls.read(input) : file(input);
            return switch (FeedReader.read(answer.body(), answer.response())) {
                case FeedReading.Read(Feed feed) -> entries(input, feed);
                case FeedReading.Unreadable unreadable -> refused(input, unreadable);
            };
        } catch (IOException e) {
            err.println(input + ": unreadable: " + e.getClass().getSimpleName() + " " + e.getMessage()
                    + "; expected a feed that can be opened");
            return false;
        }
    }

    private static UrlReader.Answer file(String name) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] body = in.readNBytes(FeedReader.MAX_BYTES + 1);
            return new UrlReader.Answer(body, new FeedResponse(null, null, null, null));
        }
    }

    private boolean refused(String input, FeedReading.Unreadable unreadable) {
        err.println(input + ": " + unreadable.reason().label() + ": " + unreadable.detail());
        unreadable.found().forEach(found -> err.println("  it names " + found.url()));
        return false;
    }

    private boolean entries(String input, Feed feed) throws JsonProcessingException {
        for (FeedEntry entry : feed.entries()) {
            byte[] line = JSON.writeValueAsString(line(input, feed, entry)).getBytes(StandardCharsets.UTF_8);
            out.write(line, 0, line.length);
            out.write('\n');
        }
        if (!feed.repaired().isEmpty()) {
            err.println(input + ": repaired: " + String.join(", ", feed.repaired()));
        }
        return true;
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
