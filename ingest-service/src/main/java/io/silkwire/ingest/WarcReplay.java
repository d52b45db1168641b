package io.silkwire.ingest;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.archive.ArchiveReader;
import io.silkwire.ingest.archive.ArchiveReader.Entry;
import io.silkwire.ingest.crawl.FeedDocuments;
import io.silkwire.ingest.crawl.Rereading;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.Answers;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.ingest.refusal.Refusal;
import io.silkwire.ingest.report.ReplayListener;
import io.silkwire.ingest.report.ReplayListener.Progress;
import io.silkwire.ingest.report.ReplayReport.Ingested;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.ingest.source.SourcesFile;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Replays the pages of an archive: each answer goes through the crawler's own reading and conclusions, in the order of time, so
 * that the statements are those of the crawl, byte for byte. Answers that were concluded before, by a crawl or a replay, change
 * nothing. Feeds, listings and sitemaps are read for what they say of the pages that follow them.
 *
 * <p>One thread; holds nothing between runs but its counts.
 */
final class WarcReplay {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOURCES = "sources.yaml";
    private static final Set<Kind> READ = Set.of(Kind.PAGE, Kind.ATTACHMENT, Kind.FEED, Kind.LISTING, Kind.SITEMAP);
    private static final int MOST_HOPS = 20;

    private final KafkaConnection connection;
    private final Duration answer;
    private final Clock clock;
    private final CrawlPipeline pipeline;
    private final Map<SourceId, Source> sources = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int read;
    private int refused;
    private int unchanged;
    private int created;
    private int edited;

    WarcReplay(KafkaConnection connection, int maxStatementBytes, Duration answer, Clock clock) {
        this.connection = connection;
        this.answer = answer;
        this.clock = clock;
        this.pipeline = new CrawlPipeline(
                (request, gate) -> {
                    throw new IllegalStateException("a replay fetches nothing");
                },
                null,
                new FeedDocuments(),
                new PageExtractor(),
                maxStatementBytes,
                clock);
    }

    /** Replays the archive in this file or folder; a {@code sources.yaml} beside it tells of sources that Kafka does not know. */
    void run(Path place, Travel travel, ReplayListener listener) throws java.io.IOException {
        ArchiveReader archive = ArchiveReader.open(place);
        archive.refusals().forEach(this::refuse);
        sources(place);
        int partitions = partitions();
        Map<Integer, List<Entry>> parts = new TreeMap<>();
        for (Entry entry : archive.entries()) {
            parts.computeIfAbsent(Site.of(entry.url()).partition(partitions), unused -> new ArrayList<>())
                    .add(entry);
        }
        // Sites with feeds come first: they tell of pages on other sites.
        List<Map.Entry<Integer, List<Entry>>> ordered = new ArrayList<>(parts.entrySet());
        ordered.sort(Comparator.comparing((Map.Entry<Integer, List<Entry>> part) ->
                part.getValue().stream().allMatch(entry -> kind(entry, source(entry)) == Kind.PAGE)));
        for (Map.Entry<Integer, List<Entry>> part : ordered) {
            try (Rereading rereading = Rereading.open(connection, part.getKey(), partitions, travel, answer, clock)) {
                Map<String, List<Exchange>> hops = new HashMap<>();
                for (Entry entry : part.getValue()) {
                    replay(archive, entry, rereading, hops);
                    listener.onProgress(
                            Progress.of("published", read, archive.entries().size(), Duration.ZERO));
                }
                rereading.commit();
            }
        }
    }

    Ingested ingested() {
        return new Ingested(read, refused, unchanged, created, edited, 0);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    private void refuse(Refusal refusal) {
        read++;
        refused++;
        refusals.add(refusal);
    }

    private void replay(ArchiveReader archive, Entry entry, Rereading rereading, Map<String, List<Exchange>> hops) {
        Source source = source(entry);
        Kind kind = kind(entry, source);
        if (!READ.contains(kind)) {
            return;
        }
        switch (archive.read(entry)) {
            case ArchiveReader.Unreadable unreadable -> refuse(unreadable.refusal());
            case ArchiveReader.Opened opened -> {
                List<Exchange> chain = new ArrayList<>();
                List<Exchange> before = hops.remove(source.id() + "|" + entry.url());
                if (before != null) {
                    chain.addAll(before);
                }
                chain.add(opened.exchange());
                URI next = Answers.redirect(opened.exchange());
                if (next != null) {
                    if (chain.size() < MOST_HOPS) {
                        hops.put(source.id() + "|" + next, chain);
                    }
                } else if (opened.exchange().status() != 304) {
                    conclude(source, kind, chain, opened, rereading);
                }
            }
        }
    }

    private void conclude(
            Source source, Kind kind, List<Exchange> chain, ArchiveReader.Opened opened, Rereading rereading) {
        String place = Place.canonical(chain.getFirst().url().toString());
        FetchOutcome outcome =
                Answers.of(chain, CrawlPipeline.purpose(kind), source.limits().maxBodyBytes());
        if (place == null || !isReadable(outcome)) {
            return;
        }
        Exchange last = opened.exchange();
        List<String> names = kind == Kind.ATTACHMENT ? rereading.attachmentsAt(source, place) : List.of(place);
        for (String name : names) {
            Rereading.Outcome came = rereading.conclude(
                    source,
                    name,
                    kind,
                    last.at(),
                    errand -> pipeline.land(errand, outcome, last.at(), opened.record()));
            if (kind == Kind.PAGE) {
                count(came);
            }
        }
    }

    private void count(Rereading.@Nullable Outcome came) {
        read++;
        Statement statement = came == null ? null : came.statement();
        if (statement == null) {
            unchanged++;
        } else if (statement.change() != null && statement.change().kind() == Change.Kind.NEW) {
            created++;
        } else {
            edited++;
        }
    }

    /** What says something about a page: its text, or that it is gone. */
    private static boolean isReadable(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched unused -> true;
            case FetchOutcome.Gone unused -> true;
            case FetchOutcome.Missing unused -> true;
            default -> false;
        };
    }

    /** Archives of others do not tell what was expected; but the source names its feeds. */
    private static Kind kind(Entry entry, Source source) {
        if (entry.kind() != null) {
            return entry.kind();
        }
        String url = entry.url();
        if (source.feeds().contains(url)) {
            return Kind.FEED;
        }
        if (source.listings().stream().anyMatch(listing -> listing.url().equals(url))) {
            return Kind.LISTING;
        }
        return source.sitemaps().contains(url) ? Kind.SITEMAP : Kind.PAGE;
    }

    private Source source(Entry entry) {
        String host = String.valueOf(URI.create(entry.url()).getHost());
        SourceId id = entry.source() == null ? idOf(host) : entry.source();
        return sources.computeIfAbsent(id, unused -> bare(id, host));
    }

    private static SourceId idOf(String host) {
        String slug =
                host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+|-+$", "");
        return new SourceId(slug.isEmpty() ? "archive" : slug.substring(0, Math.min(64, slug.length())));
    }

    /** Nobody tells more of it than its name. */
    private static Source bare(SourceId id, String host) {
        return new Source(
                id,
                id.value(),
                null,
                "website",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(host),
                null,
                2,
                Source.Limits.NONE,
                Map.of(),
                Source.Guids.URL,
                Source.State.PAUSED,
                false);
    }

    private void sources(Path place) {
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        Path file = folder == null ? null : folder.resolve(SOURCES);
        if (file != null && Files.isRegularFile(file)) {
            var reading = SourcesFile.read(file);
            reading.sources().forEach(source -> sources.put(source.id(), source));
            reading.refusals().forEach(this::refuse);
        }
        try (SourceTable table = new SourceTable(connection)) {
            table.start(PATIENCE);
            sources.putAll(table.all());
        }
    }

    private int partitions() {
        String topic = KafkaTopics.CRAWL_STATE.name();
        try (Admin admin = Admin.create(connection.admin())) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while counting partitions", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot count the partitions of " + topic, e);
        }
    }
}
