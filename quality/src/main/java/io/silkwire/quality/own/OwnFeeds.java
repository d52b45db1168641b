package io.silkwire.quality.own;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedReader;
import io.silkwire.ingest.feed.FeedReading;
import io.silkwire.ingest.feed.FeedResponse;
import io.silkwire.quality.Figure;
import io.silkwire.quality.Measurement;
import io.silkwire.quality.Progress;
import io.silkwire.quality.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The share of the entries of our own feeds whose title, link and time are read as they should; an entry too many counts as wrong. */
final class OwnFeeds implements Measurement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRUTH = ".expected.json";
    private static final String ENTRIES = "entries right";

    private final Consumer<String> misses;

    OwnFeeds() {
        this(miss -> {});
    }

    /** @param misses told each entry that was not read as it should */
    OwnFeeds(Consumer<String> misses) {
        this.misses = misses;
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
        return List.of(Wanted.of(ENTRIES, 1, 1));
    }

    @Override
    public List<Figure> measure(Path data, Progress progress) throws IOException {
        List<Path> feeds;
        try (Stream<Path> listed = Files.list(data)) {
            feeds = listed.filter(file -> !file.toString().endsWith(TRUTH))
                    .sorted()
                    .toList();
        }
        int right = 0;
        int all = 0;
        for (Path file : feeds) {
            JsonNode truth =
                    JSON.readTree(data.resolve(file.getFileName() + TRUTH).toFile());
            List<FeedEntry> found = entries(file, truth);
            all += Math.max(truth.path("entries").size(), found.size());
            right += right(file, truth.path("entries"), found);
        }
        return List.of(Figure.share(Figure.SILKWIRE, ENTRIES, all == 0 ? 0 : (double) right / all, all));
    }

    private static List<FeedEntry> entries(Path file, JsonNode truth) throws IOException {
        String type = truth.path("contentType").asText("");
        FeedResponse response = new FeedResponse(truth.path("url").asText(), type.isEmpty() ? null : type, null, null);
        return FeedReader.read(Files.readAllBytes(file), response) instanceof FeedReading.Read(Feed feed)
                ? feed.entries()
                : List.of();
    }

    private int right(Path file, JsonNode truth, List<FeedEntry> found) {
        int right = 0;
        for (int i = 0; i < truth.size(); i++) {
            String wanted = "%s | %s | %s"
                    .formatted(
                            truth.get(i).path("title").asText(),
                            truth.get(i).path("link").asText(),
                            OffsetDateTime.parse(truth.get(i).path("published").asText())
                                    .toInstant());
            String read = i < found.size() ? shown(found.get(i)) : "no entry";
            if (wanted.equals(read)) {
                right++;
            } else {
                misses.accept(file.getFileName() + " " + i + ": wanted " + wanted + ", read " + read);
            }
        }
        return right;
    }

    private static String shown(FeedEntry entry) {
        // RSS 1.0 has one date only, and it may count as the date of a change.
        FeedDate told = entry.published() == null ? entry.updated() : entry.published();
        PublicationDate date = told == null ? null : told.date();
        return "%s | %s | %s"
                .formatted(
                        entry.title() == null ? "" : entry.title().value(),
                        entry.link(),
                        date == null ? null : date.earliest());
    }
}
