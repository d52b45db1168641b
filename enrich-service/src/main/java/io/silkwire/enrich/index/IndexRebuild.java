package io.silkwire.enrich.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.KafkaConnection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.elasticsearch.client.RestClient;

/**
 * Builds the index of statements anew from Kafka beside the one that is in use, and puts it in its place: no search fails, and
 * none finds an older version than before. The system may run on meanwhile, or be down.
 *
 * <p>The two writers of statements and stories fill the new index with consumer groups of their own. When they are at the end and
 * the new index has every statement in the version the old one has or a later one, the write alias moves, so that the old
 * index changes no more; once the new one has all that Kafka had then, the read alias moves, too. The running writer notices at
 * its next answer that it writes to another index and goes on from where the rebuild ended ({@link Handover}). A rebuild that was
 * stopped is taken up by the next.
 */
public final class IndexRebuild {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration SWAP_LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration SELDOM = Duration.ofSeconds(30);

    /** As far behind the end a rebuild is compared; the rest comes while that goes on. */
    private static final long NEARLY = 100;

    /** How long what differs may take to arrive on both sides while the pipeline runs. */
    private static final int LOOKS_AT_DIFFERENCES = 20;

    private final KafkaConnection kafka;
    private final ElasticsearchConnection elasticsearch;
    private final IndexSettings settings;
    private final Clock clock;

    /** A rebuild of the index that these settings name. */
    public IndexRebuild(
            KafkaConnection kafka, ElasticsearchConnection elasticsearch, IndexSettings settings, Clock clock) {
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.settings = settings;
        this.clock = clock;
    }

    /** Hears how far it is. */
    public interface Listener {
        /** It begins, or goes on with one that was stopped. */
        void started(String oldIndex, String newIndex, boolean resumed);

        /** So many of so many positions of the Kafka topic are indexed after so long. */
        void progress(long done, long all, Duration elapsed);

        /** What both hold, compared before the swap. */
        void compared(VersionDigest oldIndex, VersionDigest newIndex);
    }

    /** How it ended. */
    public sealed interface Outcome {
        /** Searches find the new index; the old one is kept. */
        record Swapped(String oldIndex, String newIndex, Duration readAliasAfterWriteAlias) implements Outcome {}

        /** The new index lacks statements that the old one has, and nothing was swapped: their ids, at most 20, and how many. */
        record Differs(String oldIndex, String newIndex, List<String> ids, long count) implements Outcome {
            /** Copies the ids. */
            public Differs {
                ids = List.copyOf(ids);
            }
        }

        /** There is no index to rebuild. */
        record NothingThere(String because) implements Outcome {}
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException where Kafka or Elasticsearch does not answer; what was built stays for the next rebuild
     * @throws InterruptedException where it was stopped
     */
    public Outcome run(Listener listener) throws IOException, InterruptedException {
        try (RestClient client = elasticsearch.open(IndexCatalogue.PATIENCE);
                Positions positions = new Positions(kafka)) {
            IndexCatalogue catalogue = new IndexCatalogue(client, settings);
            String live = catalogue.behind(settings.alias()).orElse(null);
            if (live == null || catalogue.behind(settings.writeAlias()).isEmpty()) {
                return new Outcome.NothingThere("no index behind the aliases " + settings.writeAlias() + " and "
                        + settings.alias() + ": start Silkwire, which makes it or puts the aliases back");
            }
            return new Run(catalogue, positions, live, listener).build();
        }
    }

    /** One rebuild with what it knows. */
    private final class Run {
        private final IndexCatalogue catalogue;
        private final Positions positions;
        private final String live;
        private final Listener listener;
        private final String next;
        private final boolean resumed;
        private final IndexSettings building;

        Run(IndexCatalogue catalogue, Positions positions, String live, Listener listener) throws IOException {
            this.catalogue = catalogue;
            this.positions = positions;
            this.live = live;
            this.listener = listener;
            Map<String, Set<String>> indices = catalogue.indices();
            String begun = indices.entrySet().stream()
                    .filter(each ->
                            !each.getKey().equals(live) && each.getValue().contains(each.getKey() + "-write"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
            this.resumed = begun != null;
            this.next = begun == null ? nextName(indices.keySet()) : begun;
            this.building = settings.rebuilding(next, SELDOM);
        }

        Outcome build() throws IOException, InterruptedException {
            listener.started(live, next, resumed);
            beginStoriesWhereTheWriterStands();
            Outcome outcome = fillAndSwap();
            if (outcome instanceof Outcome.Swapped) {
                // From now on it is no rebuild that could be taken up.
                catalogue.removeAlias(next, building.writeAlias());
            }
            return outcome;
        }

        private Outcome fillAndSwap() throws IOException, InterruptedException {
            try (IndexWriter statements = writer(View.STATEMENTS);
                    IndexWriter stories = writer(View.STORIES)) {
                stories.start();
                statements.start();
                while (!(statements.state() instanceof WriterState.Writing)) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                }
                fill();
                Missing missing = compare();
                if (missing.count() > 0) {
                    return new Outcome.Differs(live, next, missing.first(20), missing.count());
                }
                Duration between = swap();
                return new Outcome.Swapped(live, next, between);
            }
        }

        /** What is before is in the index of stories, which statements are written with. */
        private void beginStoriesWhereTheWriterStands() throws IOException {
            String group = building.of(View.STORIES).groupId();
            if (positions.committed(group).isEmpty()) {
                positions.begin(
                        group, positions.committed(settings.of(View.STORIES).groupId()));
            }
        }

        private IndexWriter writer(View view) {
            return new IndexWriter(kafka, elasticsearch, building, view, new SimpleMeterRegistry(), clock);
        }

        private void fill() throws IOException, InterruptedException {
            Map<TopicPartition, Long> beginnings = positions.beginnings(KafkaTopics.ENRICHED);
            long began = System.nanoTime();
            long behind = tell(beginnings, began);
            while (behind > NEARLY || storiesBehind() > NEARLY) {
                TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                behind = tell(beginnings, began);
            }
        }

        /** Tells how far it is, and answers how far behind the end. */
        private long tell(Map<TopicPartition, Long> beginnings, long began) throws IOException {
            long behind = behind();
            long all = sum(positions.ends(KafkaTopics.ENRICHED)) - sum(beginnings);
            listener.progress(Math.max(0, all - behind), all, Duration.ofNanos(System.nanoTime() - began));
            return behind;
        }

        private long behind() throws IOException {
            return behind(KafkaTopics.ENRICHED, building.groupId(), positions.ends(KafkaTopics.ENRICHED));
        }

        private long storiesBehind() throws IOException {
            return behind(
                    KafkaTopics.STORIES, building.of(View.STORIES).groupId(), positions.ends(KafkaTopics.STORIES));
        }

        private long behind(KafkaTopics topic, String group, Map<TopicPartition, Long> ends) throws IOException {
            Map<TopicPartition, Long> committed = positions.committed(group);
            Map<TopicPartition, Long> beginnings = positions.beginnings(topic);
            long behind = 0;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                long at = committed.getOrDefault(end.getKey(), beginnings.getOrDefault(end.getKey(), 0L));
                behind += Math.max(0, end.getValue() - at);
            }
            return behind;
        }

        /** What the old index has and the new one lacks, or has older, after what is on its way has arrived. */
        private Missing compare() throws IOException, InterruptedException {
            catalogue.refreshEvery(next, settings.refreshInterval());
            catalogue.refresh(live);
            try (IdBuckets buckets = new IdBuckets()) {
                catalogue.scan(live, entry -> buckets.version(entry.id(), entry.version()));
                catalogue.refresh(next);
                catalogue.scan(next, buckets::indexed);
                Missing missing = missing(buckets);
                for (int look = 0; look < LOOKS_AT_DIFFERENCES && missing.isWorthALook(); look++) {
                    TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
                    lookAgain(missing);
                }
                return missing;
            }
        }

        private Missing missing(IdBuckets buckets) throws IOException {
            VersionDigest.Growing before = new VersionDigest.Growing();
            VersionDigest.Growing after = new VersionDigest.Growing();
            Missing missing = new Missing();
            buckets.each(part -> part.forEach((id, known) -> {
                before.add(id, known.version());
                after.add(id, known.indexed());
                if (known.indexed() < known.version()) {
                    missing.add(id, known.version());
                }
            }));
            listener.compared(before.done(), after.done());
            return missing;
        }

        private void lookAgain(Missing missing) throws IOException {
            for (List<String> ids : Batches.of(new ArrayList<>(missing.versions.keySet()))) {
                catalogue.look(next, ids, entry -> missing.found(entry.id(), entry.version()));
            }
        }

        private Duration swap() throws IOException, InterruptedException {
            long began = System.nanoTime();
            if (catalogue.behind(settings.writeAlias()).filter(next::equals).isEmpty()) {
                // Else a rebuild that was stopped has come so far.
                catalogue.move(settings.writeAlias(), live, next, true);
            }
            // Whatever was written to the old index was read from Kafka before these ends.
            Map<TopicPartition, Long> ends = positions.ends(KafkaTopics.ENRICHED);
            Map<TopicPartition, Long> storyEnds = positions.ends(KafkaTopics.STORIES);
            while (behind(KafkaTopics.ENRICHED, building.groupId(), ends) > 0
                    || behind(KafkaTopics.STORIES, building.of(View.STORIES).groupId(), storyEnds) > 0) {
                TimeUnit.NANOSECONDS.sleep(SWAP_LOOKS_EVERY.toNanos());
            }
            catalogue.refresh(next);
            catalogue.move(settings.alias(), live, next, false);
            Duration between = Duration.ofNanos(System.nanoTime() - began);
            return between;
        }

        private String nextName(Set<String> names) {
            int highest = names.stream()
                    .filter(name -> name.length() > settings.name().length() + 1)
                    .mapToInt(name ->
                            Integer.parseInt(name.substring(settings.name().length() + 1)))
                    .max()
                    .orElse(1);
            return settings.name() + "-" + (highest + 1);
        }
    }

    /** What one index has and the other lacks: all are counted, and so many kept that memory is bounded. */
    private static final class Missing {
        private static final int MOST = 10_000;

        private final SortedMap<String, Long> versions = new TreeMap<>();
        private long beyond;

        void add(String id, long version) {
            if (versions.size() < MOST) {
                versions.put(id, version);
            } else {
                beyond++;
            }
        }

        void found(String id, long version) {
            versions.computeIfPresent(id, (any, wanted) -> version >= wanted ? null : wanted);
        }

        /** What is on its way is never that much. */
        boolean isWorthALook() {
            return !versions.isEmpty() && beyond == 0;
        }

        long count() {
            return versions.size() + beyond;
        }

        List<String> first(int most) {
            return versions.keySet().stream().limit(most).toList();
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
