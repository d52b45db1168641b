package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.text.Stems;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicProvisioner;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.http.util.EntityUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Measures the writer of statements on a broker and an Elasticsearch of its own: how fast it is beside a bare {@code _bulk} of the
 * same documents in the same run, how soon a record is found, what an outage under load costs, and how fast searches are. Figures
 * go out one a line; what is compared is measured in the same process, one after the other, so read the ratios.
 */
public final class IndexBench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BULK_DOCUMENTS = 1_000;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LATENCY_RATE = 50;
    private static final int OUTAGE_RATE = 100;
    private static final int SEARCHES = 400;
    private static final int MIB = 1024 * 1024;

    /**
     * How much.
     *
     * @param documents of the comparison with {@code _bulk}
     * @param latency how long records come one by one
     * @param outage how long Elasticsearch is stopped
     * @param searched statements that searches look through
     */
    public record Load(int documents, Duration latency, Duration outage, int searched) {}

    /** Stops and starts the Elasticsearch that is measured. */
    public interface Power {
        /** It is gone when this returns. */
        void off();

        /** It answers when this returns. */
        void on();
    }

    private final KafkaConnection kafka;
    private final ElasticsearchConnection elasticsearch;
    private final Power power;
    private final Clock clock;
    private final Consumer<String> out;
    private final IndexSettings settings = IndexSettings.standard();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final WrittenStatements statements;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private int written;

    /** A measurement that tells its figures to {@code out}. */
    public IndexBench(KafkaConnection kafka, String elasticsearch, Power power, Clock clock, Consumer<String> out) {
        this.kafka = kafka;
        this.elasticsearch = new ElasticsearchConnection(elasticsearch, null, null, null);
        this.power = power;
        this.clock = clock;
        this.out = out;
        this.statements = new WrittenStatements(42, clock);
    }

    /**
     * Measures all of it.
     *
     * @return whether every goal was reached
     */
    public boolean run(Load load) throws IOException, InterruptedException {
        TopicProvisioner.provision(kafka, KafkaTopics.all());
        boolean reached;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(kafka.producer("bench"))) {
            List<EnrichedStatement> warmUp = make(Math.min(4_000, load.documents()));
            bulk("bench-warm", warmUp);
            List<EnrichedStatement> documents = make(load.documents());
            double bare = bulk("bench-bare", documents);
            send(producer, documents);
            IndexWriter stories = writer(View.STORIES);
            IndexWriter writer = writer(View.STATEMENTS);
            try (stories;
                    writer) {
                stories.start();
                writer.start();
                double ours = drained(documents.size());
                reached = tell("enriched record to index, against bare _bulk of the same documents", ours, bare, 0.7);
                documents.clear();
                reached &= latency(producer, load.latency());
                reached &= outage(producer, writer, load.outage());
            }
            reached &= search(load.searched());
        }
        return reached;
    }

    // ---- throughput

    private boolean tell(String what, double rate, double of, double goal) {
        double ratio = rate / of;
        out.accept(String.format(
                Locale.ROOT, "%s: %,.0f/s of %,.0f/s = %.2f (wanted ≥ %.1f)", what, rate, of, ratio, goal));
        return ratio >= goal;
    }

    private List<EnrichedStatement> make(int count) {
        List<EnrichedStatement> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(statements.next(written++));
        }
        return made;
    }

    /** Documents a second by nothing but {@code _bulk}, as many requests at once as the writer sends, refreshed at the end. */
    private double bulk(String index, List<EnrichedStatement> documents) throws IOException, InterruptedException {
        IndexSettings plain = settings.rebuilding(index, settings.refreshInterval());
        List<List<BulkLine>> requests = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += BULK_DOCUMENTS) {
            requests.add(documents.subList(from, Math.min(documents.size(), from + BULK_DOCUMENTS)).stream()
                    .map(this::line)
                    .toList());
        }
        try (RestClient client = elasticsearch.open(settings.requestTimeout())) {
            new ElasticsearchIndex(client, plain, View.STATEMENTS).prepare();
            ElasticsearchCalls calls = new ElasticsearchCalls(client, plain);
            Semaphore atOnce = new Semaphore(settings.maxRequests());
            CountDownLatch all = new CountDownLatch(requests.size());
            AtomicInteger indexed = new AtomicInteger();
            long began = System.nanoTime();
            for (List<BulkLine> request : requests) {
                atOnce.acquire();
                Thread.ofPlatform().start(() -> {
                    calls.write(request).outcomes().stream()
                            .filter(BulkItemOutcome.Indexed.class::isInstance)
                            .forEach(outcome -> indexed.incrementAndGet());
                    atOnce.release();
                    all.countDown();
                });
            }
            all.await();
            double seconds = (System.nanoTime() - began) / 1e9;
            if (indexed.get() != documents.size()) {
                throw new IOException("bare _bulk wrote " + indexed + " of " + documents.size() + " documents");
            }
            call(client, "DELETE", "/" + index, null);
            return documents.size() / seconds;
        }
    }

    private BulkLine line(EnrichedStatement enriched) {
        String id = enriched.statement().id().value();
        return BulkLine.of(id, enriched.version(), ElasticsearchDocument.of(enriched, Lane.LIVE, clock.instant()))
                .with(StoryMarks.fields(StoryMark.alone(id)));
    }

    private IndexWriter writer(View view) {
        return new IndexWriter(kafka, elasticsearch, settings, view, meters, clock);
    }

    /** Documents a second from the first that is written until this many are. */
    private double drained(int count) throws InterruptedException {
        double before = indexed();
        awaitIndexed(before + 1);
        long began = System.nanoTime();
        double first = indexed();
        awaitIndexed(before + count);
        return (before + count - first) / ((System.nanoTime() - began) / 1e9);
    }

    private double indexed() {
        Counter counter = meters.find("items")
                .tag("step", View.STATEMENTS.step())
                .tag("disposition", IndexMeters.INDEXED)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private void awaitIndexed(double count) throws InterruptedException {
        while (indexed() < count) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, List<EnrichedStatement> documents) {
        documents.forEach(enriched -> {
            var unused = producer.send(WireRecords.of(
                    KafkaTopics.ENRICHED,
                    null,
                    enriched.statement().id().value(),
                    enriched,
                    "bench",
                    "/silkwire/bench",
                    clock.instant(),
                    Travel.LIVE));
        });
        producer.flush();
    }

    // ---- latency

    private boolean latency(KafkaProducer<byte[], byte[]> producer, Duration time)
            throws IOException, InterruptedException {
        Map<String, Long> waiting = new LinkedHashMap<>();
        List<Long> took = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        long next = System.nanoTime();
        try (RestClient client = elasticsearch.open(settings.requestTimeout())) {
            while (System.nanoTime() < end || !waiting.isEmpty()) {
                while (System.nanoTime() < end && next <= System.nanoTime()) {
                    EnrichedStatement one = statements.next(written++);
                    waiting.put(one.statement().id().value(), System.nanoTime());
                    send(producer, List.of(one));
                    next += TimeUnit.SECONDS.toNanos(1) / LATENCY_RATE;
                }
                for (String id : found(client, waiting)) {
                    took.add(System.nanoTime() - waiting.getOrDefault(id, 0L));
                    waiting.remove(id);
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            }
        }
        double p99 = percentile(took, 0.99) / 1e9;
        out.accept(String.format(
                Locale.ROOT,
                "enriched record to found by a search, %d a second: p50 %.2f s, p99 %.2f s (wanted ≤ 1.5 s)",
                LATENCY_RATE,
                percentile(took, 0.5) / 1e9,
                p99));
        return p99 <= 1.5;
    }

    private List<String> found(RestClient client, Map<String, Long> waiting) throws IOException {
        if (waiting.isEmpty()) {
            return List.of();
        }
        ObjectNode query = JSON.createObjectNode().put("size", 1_000).put("_source", false);
        query.putObject("query").putObject("ids").set("values", JSON.valueToTree(waiting.keySet()));
        List<String> ids = new ArrayList<>();
        call(client, "POST", "/" + settings.alias() + "/_search", query)
                .path("hits")
                .path("hits")
                .forEach(hit -> ids.add(hit.path("_id").asText()));
        return ids;
    }

    private static double percentile(List<Long> values, double share) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(share * sorted.length)) - 1)];
    }

    // ---- outage

    private boolean outage(KafkaProducer<byte[], byte[]> producer, IndexWriter writer, Duration time)
            throws IOException, InterruptedException {
        long assignments = writer.assignments();
        long heapBefore = heap();
        power.off();
        AtomicLong highest = new AtomicLong(heapBefore);
        int sent = loadDuring(producer, time, highest);
        double before = indexed();
        power.on();
        long back = System.nanoTime();
        awaitIndexed(before + 1);
        double first = (System.nanoTime() - back) / 1e9;
        double backlog = drained(sent - (int) (indexed() - before) - 1);
        double bare = bulk("bench-after", make(Math.max(BULK_DOCUMENTS, sent)));
        out.accept(String.format(
                Locale.ROOT,
                "Elasticsearch stopped for %d s, %,d records sent meanwhile: heap %d MiB before, at most %d MiB during",
                time.toSeconds(),
                sent,
                heapBefore / MIB,
                highest.get() / MIB));
        boolean steady = writer.assignments() == assignments;
        out.accept(String.format(
                Locale.ROOT,
                "rebalances: %d (wanted 0); first write %.2f s after it answered (wanted ≤ 2 s)",
                writer.assignments() - assignments,
                first));
        boolean flat = highest.get() - heapBefore < 2 * settings.maxHeldBytes() + 16L * MIB;
        return tell("backlog, against bare _bulk of as many documents right after", backlog, bare, 0.9)
                && steady
                && first <= 2
                && flat;
    }

    private int loadDuring(KafkaProducer<byte[], byte[]> producer, Duration time, AtomicLong highest)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        int sent = 0;
        while (System.nanoTime() < end) {
            send(producer, make(OUTAGE_RATE));
            sent += OUTAGE_RATE;
            highest.accumulateAndGet(heap(), Math::max);
            TimeUnit.SECONDS.sleep(1);
        }
        return sent;
    }

    /** What is in use after a collection. */
    private long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    // ---- search

    /** Fills the index that was written so far up to this many, and leaves it behind its alias for others to search. */
    private boolean search(int count) throws IOException, InterruptedException {
        try (RestClient client = elasticsearch.open(settings.requestTimeout())) {
            ElasticsearchCalls calls = new ElasticsearchCalls(client, settings);
            call(client, "POST", "/" + settings.alias() + "/_refresh", null);
            long there = call(client, "GET", "/" + settings.alias() + "/_count", null)
                    .path("count")
                    .asLong();
            for (long done = there; done < count; done += BULK_DOCUMENTS) {
                calls.write(make((int) Math.min(BULK_DOCUMENTS, count - done)).stream()
                        .map(this::line)
                        .toList());
            }
            call(client, "POST", "/" + settings.alias() + "/_refresh", null);
            return searchDirectly(client, Math.max(count, there));
        }
    }

    private boolean searchDirectly(RestClient client, long count) throws IOException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 2 * SEARCHES; i++) {
            long began = System.nanoTime();
            call(client, "POST", "/" + settings.alias() + "/_search", query());
            if (i >= SEARCHES) {
                took.add(System.nanoTime() - began);
            }
        }
        double p95 = percentile(took, 0.95) / 1e6;
        out.accept(String.format(
                Locale.ROOT,
                "search of two words with counts of four fields and by day, asked of Elasticsearch, %,d statements: p50 %.0f"
                        + " ms, p95 %.0f ms (wanted ≤ 100 ms)",
                count,
                percentile(took, 0.5) / 1e6,
                p95));
        return p95 <= 100;
    }

    /** Two words in title or body, newest first, with what a page shows beside its hits. */
    private ObjectNode query() {
        ObjectNode query = JSON.createObjectNode().put("size", 20);
        query.putArray("_source").add("title").add("published").add("topics");
        var must = query.putObject("query").putObject("bool").putArray("must");
        for (int i = 0; i < 2; i++) {
            ObjectNode match = must.addObject().putObject("multi_match");
            match.put("query", Stems.layers(Stems.of(statements.frequentWord())).getFirst());
            match.putArray("fields").add("stems_title").add("stems_body");
        }
        query.putArray("sort").addObject().put("published_at", "desc");
        ObjectNode counts = query.putObject("aggs");
        for (String field : Arrays.asList("topics", "countries", "language", "source")) {
            counts.putObject(field).putObject("terms").put("field", field).put("size", 20);
        }
        counts.putObject("days")
                .putObject("date_histogram")
                .put("field", "published_at")
                .put("calendar_interval", "day");
        return query;
    }

    private static JsonNode call(RestClient client, String method, String path, @Nullable JsonNode body)
            throws IOException {
        Request request = new Request(method, path);
        if (body != null) {
            request.setJsonEntity(body.toString());
        }
        return JSON.readTree(
                EntityUtils.toByteArray(client.performRequest(request).getEntity()));
    }
}
