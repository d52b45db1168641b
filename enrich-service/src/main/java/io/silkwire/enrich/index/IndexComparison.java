package io.silkwire.enrich.index;

import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Compares what Kafka says with what the index of statements holds, and names what differs. It reads all of {@code
 * silkwire.enriched} once and keeps id, version and story of each statement in files ({@link IdBuckets}), so that memory does not
 * grow with the statements. What differs while the pipeline runs is looked at again until it has arrived, unless it is more than
 * {@value #MOST_NAMED} statements.
 */
public final class IndexComparison {
    /** As many differences are named; all are counted. */
    private static final int MOST_NAMED = 10_000;

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
     * @param counts how many statements differ, by kind
     * @param differences the first of them, at most {@value #MOST_NAMED}
     */
    public record Result(
            String index,
            VersionDigest kafka,
            VersionDigest indexed,
            long deadLetters,
            Map<Kind, Long> counts,
            List<Difference> differences) {
        /** Copies the counts and the differences. */
        public Result {
            counts = Map.copyOf(counts);
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
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer(null));
                IdBuckets buckets = new IdBuckets()) {
            IndexCatalogue catalogue = new IndexCatalogue(client, settings);
            String index = catalogue
                    .behind(settings.alias())
                    .orElseThrow(() -> new IOException("nothing is behind the alias " + settings.alias()
                            + ": start Silkwire, which makes the index and fills it"));
            return new Looking(catalogue, new EnrichedLog(positions, consumer), index, buckets).result();
        }
    }

    /** The comparison of one index. */
    private final class Looking {
        private final IndexCatalogue catalogue;
        private final EnrichedLog log;
        private final String index;
        private final IdBuckets buckets;
        private final SortedMap<String, Known> watched = new TreeMap<>();
        private final EnumMap<Kind, Long> counts = new EnumMap<>(Kind.class);
        private final List<Difference> differences = new ArrayList<>();

        Looking(IndexCatalogue catalogue, EnrichedLog log, String index, IdBuckets buckets) {
            this.catalogue = catalogue;
            this.log = log;
            this.index = index;
            this.buckets = buckets;
        }

        Result result() throws IOException, InterruptedException {
            log.read(buckets);
            catalogue.refresh(index);
            catalogue.scan(index, buckets::indexed);
            if (watchWhatDiffers()) {
                for (int look = 1; look < looks && differs(); look++) {
                    TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
                    log.read(new Watching(watched));
                    lookAgain();
                }
            }
            return told();
        }

        /** Whether what differs is so little that it can be looked at again: an index that lags is not wrong. */
        private boolean watchWhatDiffers() throws IOException {
            AtomicBoolean all = new AtomicBoolean(true);
            buckets.each(part -> part.forEach((id, known) -> {
                if (known.difference(id) != null) {
                    if (watched.size() < MOST_NAMED) {
                        watched.put(id, known);
                    } else {
                        all.set(false);
                    }
                }
            }));
            return all.get();
        }

        private boolean differs() {
            return watched.entrySet().stream().anyMatch(each -> each.getValue().difference(each.getKey()) != null);
        }

        private void lookAgain() throws IOException {
            for (List<String> ids : Batches.of(new ArrayList<>(watched.keySet()))) {
                ids.forEach(id -> known(id).notIndexed());
                catalogue.look(index, ids, entry -> known(entry.id()).indexed(entry.version(), entry.story()));
            }
        }

        private Known known(String id) {
            return Objects.requireNonNull(watched.get(id));
        }

        private Result told() throws IOException {
            VersionDigest.Growing kafkaHas = new VersionDigest.Growing();
            VersionDigest.Growing indexHas = new VersionDigest.Growing();
            AtomicLong refused = new AtomicLong();
            buckets.each(part -> part.forEach((id, before) -> {
                Known known = watched.getOrDefault(id, before);
                kafkaHas.add(id, known.version());
                indexHas.add(id, known.indexed());
                refused.addAndGet(known.isRefused() ? 1 : 0);
                count(known.difference(id));
            }));
            return new Result(index, kafkaHas.done(), indexHas.done(), refused.get(), counts, differences);
        }

        private void count(@Nullable Difference difference) {
            if (difference != null) {
                counts.merge(difference.kind(), 1L, Long::sum);
                if (differences.size() < MOST_NAMED) {
                    differences.add(difference);
                }
            }
        }
    }

    /** Keeps up to date what is known of some statements, and passes over all others. */
    private record Watching(Map<String, Known> watched) implements EnrichedLog.Sink {
        @Override
        public void version(String id, long version) {
            Optional.ofNullable(watched.get(id)).ifPresent(known -> known.version(version));
        }

        @Override
        public void refused(String id, long version) {
            Optional.ofNullable(watched.get(id)).ifPresent(known -> known.refused(version));
        }

        @Override
        public void story(String id, StoryMark story) {
            Optional.ofNullable(watched.get(id)).ifPresent(known -> known.story(story));
        }
    }
}
