package io.silkwire.enrich.story;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.contracts.StoryMembership.Reason;
import io.silkwire.enrich.nearduplicate.Seniority;
import io.silkwire.enrich.nearduplicate.StoryChange;
import io.silkwire.enrich.nearduplicate.StoryGraph;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Places a statement among all that came before and tells every statement whose story or translations changed by that. The store is
 * the truth; the graph is rebuilt from it at each start, and whenever a record could not be placed.
 */
final class PlaceStep extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final StorySettings settings;
    private final StoryCounters counters;
    private StoryGraph graph;
    private LanguageVersions versions = new LanguageVersions();
    private final TreeSet<Arrival> arrivals = new TreeSet<>();
    private @Nullable KeyValueStore<String, byte[]> store;

    /** What arrived first is forgotten first. */
    private record Arrival(Instant at, String id) implements Comparable<Arrival> {
        private static final Comparator<Arrival> FIRST_COME =
                Comparator.comparing(Arrival::at).thenComparing(Arrival::id);

        @Override
        public int compareTo(Arrival other) {
            return FIRST_COME.compare(this, other);
        }
    }

    PlaceStep(StorySettings settings, StoryCounters counters) {
        this.settings = settings;
        this.counters = counters;
        this.graph = new StoryGraph(settings.window());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = context.getStateStore(StoryTopology.STORE);
        rebuild();
    }

    @Override
    public void process(Record<byte[], byte[]> arrived) {
        try {
            place(arrived);
        } catch (RuntimeException e) {
            // Half of it may be in the graph: what the store says holds.
            rebuild();
            throw e;
        }
    }

    private void place(Record<byte[], byte[]> arrived) {
        Placement incoming = PlacementBytes.read(arrived.value());
        Placement earlier = find(incoming.id()).orElse(null);
        if (earlier != null && incoming.revision() < earlier.revision()) {
            counters.count("outdated");
            return;
        }
        Placement placed = earlier == null ? incoming : incoming.after(earlier);
        List<StoryChange> changes = earlier != null && earlier.isPlacedAs(placed)
                ? List.of()
                : graph.place(placed.seniority(), placed.fingerprint());
        keep(placed, earlier);
        tell(placed.id(), changes, arrived);
        forget(Instant.ofEpochMilli(context().currentStreamTimeMs()).minus(settings.keep()));
        counters.count(changes.isEmpty() ? "unchanged" : "placed");
    }

    private void keep(Placement placed, @Nullable Placement earlier) {
        if (earlier != null) {
            arrivals.remove(arrival(earlier));
        }
        arrivals.add(arrival(placed));
        versions.put(placed.id(), placed.versions());
        store().put(placed.id().value(), PlacementBytes.write(placed));
    }

    /** Tells those that moved, and those whose translations are others now. */
    private void tell(StatementId placed, List<StoryChange> changes, Record<byte[], byte[]> cause) {
        Map<StatementId, StoryChange> moved = new LinkedHashMap<>();
        changes.forEach(change -> moved.put(new StatementId(change.member().id()), change));
        Set<StatementId> touched = new LinkedHashSet<>(moved.keySet());
        touched.add(placed);
        List.copyOf(touched)
                .forEach(id -> versions.of(id).stream()
                        .sorted(Comparator.comparing(StatementId::value))
                        .forEach(touched::add));
        for (StatementId id : touched) {
            find(id).ifPresent(kept -> tell(kept, moved.get(id), cause));
        }
    }

    private void tell(Placement kept, @Nullable StoryChange change, Record<byte[], byte[]> cause) {
        Seniority oldest = graph.oldestOf(kept.id().value()).orElse(kept.oldest());
        List<StoryId> translations = translations(kept.id(), oldest);
        if (change == null && translations.equals(kept.translations())) {
            return;
        }
        store().put(kept.id().value(), PlacementBytes.write(kept.in(oldest, translations)));
        StoryId story = storyOf(oldest);
        StoryMembership membership = new StoryMembership(
                kept.id(),
                kept.revision(),
                kept.sourceId(),
                story,
                new StatementId(oldest.id()),
                kept.publishedAt(),
                change == null ? story : change.from() == null ? null : storyOf(change.from()),
                change == null ? Reason.LINKED : change.reason(),
                translations);
        forward(membership, cause);
    }

    private void forward(StoryMembership membership, Record<byte[], byte[]> cause) {
        String key = membership.statementId().value();
        Record<byte[], byte[]> told = new Record<>(
                key.getBytes(StandardCharsets.UTF_8), JsonCodec.write(membership), cause.timestamp(), cause.headers());
        WireRecords.headers(
                told.headers(),
                KafkaTopics.STORIES,
                key + "/" + membership.revision() + "/" + membership.storyId() + "/"
                        + membership.reason().label(),
                "/silkwire/stories",
                Instant.ofEpochMilli(cause.timestamp()),
                Travel.of(cause.headers()));
        context().forward(told);
    }

    private List<StoryId> translations(StatementId id, Seniority own) {
        return versions.of(id).stream()
                .flatMap(version -> graph.oldestOf(version.value()).stream())
                .filter(oldest -> !oldest.equals(own))
                .map(PlaceStep::storyOf)
                .distinct()
                .sorted(Comparator.comparing(StoryId::value))
                .toList();
    }

    private void forget(Instant before) {
        while (!arrivals.isEmpty()
                && (arrivals.first().at().isBefore(before) || arrivals.size() > settings.maxStatements())) {
            Arrival first = arrivals.first();
            arrivals.remove(first);
            String id = first.id();
            graph.forget(List.of(id));
            versions.remove(new StatementId(id));
            store().delete(id);
        }
    }

    private void rebuild() {
        graph = new StoryGraph(settings.window());
        versions = new LanguageVersions();
        arrivals.clear();
        try (KeyValueIterator<String, byte[]> kept = store().all()) {
            while (kept.hasNext()) {
                KeyValue<String, byte[]> entry = kept.next();
                Placement placement = PlacementBytes.read(entry.value);
                graph.place(placement.seniority(), placement.fingerprint(), placement.oldest());
                versions.put(placement.id(), placement.versions());
                arrivals.add(arrival(placement));
            }
        }
    }

    private Optional<Placement> find(StatementId id) {
        return Optional.ofNullable(store().get(id.value())).map(PlacementBytes::read);
    }

    private KeyValueStore<String, byte[]> store() {
        KeyValueStore<String, byte[]> placements = store;
        if (placements == null) {
            throw new IllegalStateException("a step is initialised before it is given records");
        }
        return placements;
    }

    private static Arrival arrival(Placement placement) {
        return new Arrival(placement.arrivedAt(), placement.id().value());
    }

    private static StoryId storyOf(Seniority oldest) {
        return StoryId.ofOldest(new StatementId(oldest.id()));
    }
}
