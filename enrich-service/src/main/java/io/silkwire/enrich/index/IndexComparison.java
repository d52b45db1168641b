package io.silkwire.enrich.index;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Compares what Kafka says with what the index of statements holds, and names what differs. It reads all of {@code
 * silkwire.enriched} and keeps id, version and story of each statement in memory. What differs while the pipeline runs is looked
 * at again until it has arrived.
 */
public final class IndexComparison {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final ElasticsearchConnection elasticsearch;
    private final IndexSettings settings;
    private final int looks;

    /**
     * A comparison.
     *
     * @param patience how long differences may take to vanish, in whole seconds: an index that lags is not wrong
     */
    public IndexComparison(
            KafkaConnection kafka, ElasticsearchConnection elasticsearch, IndexSettings settings, Duration patience) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.looks = Math.max(1, (int) patience.toSeconds());
    }

    /** What is wrong with a statement in the index. */
    public enum Kind {
        /** Kafka has it, the index does not. */
        MISSING,
        /** The index has an older version. */
        STALE,
        /** The index has it, or a later version, and Kafka does not. */
        EXTRA,
        /** The version is right, the story it tells of is not. */
        OTHER_STORY
    }

    /**
     * One difference.
     *
     * @param told what Kafka and the index say
     */
    public record Difference(Kind kind, String statementId, String told) {}

    /**
     * The result.
     *
     * @param index the index that was compared
     * @param kafka the latest versions on Kafka
     * @param indexed the versions in the index
     * @param deadLetters statements with a version among the dead letters, which the index need not have
     * @param differences by statement
     */
    public record Result(
            String index, VersionDigest kafka, VersionDigest indexed, int deadLetters, List<Difference> differences) {
        /** Copies the differences. */
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Compares.
     *
     * @throws IOException where Kafka or Elasticsearch does not answer
     * @throws InterruptedException where it was stopped
     */
    public Result run() throws IOException, InterruptedException {
        try (RestClient client = elasticsearch.open(IndexCatalogue.PATIENCE);
                Positions positions = new Positions(kafka);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null))) {
            IndexCatalogue catalogue = new IndexCatalogue(client, settings);
            String index = catalogue
                    .behind(settings.alias())
                    .orElseThrow(() -> new IOException("nothing is behind the alias " + settings.alias()
                            + ": start Silkwire, which makes the index and fills it"));
            return new Looking(catalogue, new EnrichedLog(positions, consumer), index).result();
        }
    }

    /** The comparison of one index. */
    private final class Looking {
        private final IndexCatalogue catalogue;
        private final EnrichedLog log;
        private final String index;
        private final Map<String, IndexCatalogue.Entry> found = new HashMap<>();

        Looking(IndexCatalogue catalogue, EnrichedLog log, String index) {
            this.catalogue = catalogue;
            this.log = log;
            this.index = index;
        }

        Result result() throws IOException, InterruptedException {
            log.read();
            catalogue.refresh(index);
            catalogue.scan(index, entry -> found.put(entry.id(), entry));
            Set<String> all = new HashSet<>(found.keySet());
            all.addAll(log.versions().keySet());
            Map<String, Difference> differences = differing(all);
            for (int look = 1; look < looks && !differences.isEmpty(); look++) {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
                log.read();
                lookAgain(differences.keySet());
                differences = differing(differences.keySet());
            }
            Map<String, Long> indexed = new HashMap<>();
            found.values().forEach(entry -> indexed.put(entry.id(), entry.version()));
            return new Result(
                    index,
                    VersionDigest.of(log.versions()),
                    VersionDigest.of(indexed),
                    log.refused(),
                    new ArrayList<>(differences.values()));
        }

        private void lookAgain(Set<String> ids) throws IOException {
            for (List<String> part : Batches.of(new ArrayList<>(ids))) {
                part.forEach(found::remove);
                catalogue.look(index, part, entry -> found.put(entry.id(), entry));
            }
        }

        private Map<String, Difference> differing(Set<String> ids) {
            Map<String, Difference> differences = new TreeMap<>();
            for (String id : ids) {
                Difference difference = log.isRefused(id) ? null : difference(id);
                if (difference != null) {
                    differences.put(id, difference);
                }
            }
            return differences;
        }

        private @Nullable Difference difference(String id) {
            Long version = log.versions().get(id);
            IndexCatalogue.Entry entry = found.get(id);
            if (entry == null) {
                return version == null
                        ? null
                        : new Difference(Kind.MISSING, id, "on Kafka as " + told(version) + ", not indexed");
            }
            if (version == null) {
                return new Difference(Kind.EXTRA, id, "not on Kafka, indexed as " + told(entry.version()));
            }
            if (entry.version() != version) {
                return new Difference(
                        entry.version() < version ? Kind.STALE : Kind.EXTRA,
                        id,
                        "on Kafka as " + told(version) + ", indexed as " + told(entry.version()));
            }
            StoryMark story = log.story(id);
            return entry.story().equals(story)
                    ? null
                    : new Difference(
                            Kind.OTHER_STORY,
                            id,
                            "stands in story " + story.story() + ", indexed with story "
                                    + entry.story().story());
        }
    }

    private static String told(long version) {
        return "revision " + version / EnrichedStatement.GENERATIONS_PER_REVISION + " generation "
                + version % EnrichedStatement.GENERATIONS_PER_REVISION;
    }
}
