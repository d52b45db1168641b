package io.silkwire.enrich.trend;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryMembership;
import io.silkwire.enrich.state.StateFormat;
import io.silkwire.wire.Travel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is learnt of a statement into changes of the counts. A statement counts once: what it was counted as is kept by its
 * id, and a revision, other tags or another story take it out there and put it in anew. What is older than the history kept is
 * not counted and is forgotten.
 */
final class CountStep extends ContextualProcessor<byte[], TrendInput, byte[], byte[]> {
    static final String STORE = "counted";

    /** Of what is kept; a later one reads this one. */
    private static final int FORMAT = 1;

    private static final Duration FORGET_EVERY = Duration.ofHours(6);

    private final Duration history;
    private final TrendCounters counters;
    private @Nullable KeyValueStore<byte[], byte[]> store;

    CountStep(Duration history, TrendCounters counters) {
        this.history = history;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        StateFormat.require(open(), "counted statements", FORMAT);
        context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> forget(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], TrendInput> input) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        switch (input.value()) {
            case TrendInput.Enriched(EnrichedStatement enriched) ->
                count(input, enriched, Travel.of(input.headers()).lane() == Lane.LIVE, now);
            case TrendInput.Placed(StoryMembership membership) -> place(input, membership);
            case TrendInput.Refused refused -> throw new IllegalStateException("expected a legible record: " + refused);
        }
    }

    private void count(Record<byte[], TrendInput> input, EnrichedStatement enriched, boolean live, Instant now) {
        StatementId id = enriched.statement().id();
        Known known = known(id);
        Counted before = known == null ? null : known.counted();
        Optional<EventTime> time = EventTime.of(enriched.statement(), before == null ? null : before.time(), now);
        boolean tooOld = time.isPresent() && time.get().day().isBefore(now.minus(history));
        boolean copy = known != null && known.copy();
        Counted after = time.isEmpty() || tooOld
                ? null
                : Counted.of(enriched, time.get(), copy, before == null ? live : before.live());
        change(input, before, after);
        if (after != null) {
            write(id, new Known(after, copy, after.time().day()));
            counters.count(after.equals(before) ? "unchanged" : "counted");
            return;
        }
        if (before != null) {
            write(id, new Known(null, copy, before.time().day()));
        }
        counters.count(tooOld ? "too-old" : "undated");
    }

    private void place(Record<byte[], TrendInput> input, StoryMembership membership) {
        StatementId id = membership.statementId();
        boolean copy = !membership.oldest().equals(id);
        Known known = known(id);
        Counted before = known == null ? null : known.counted();
        Counted after = before == null ? null : before.asCopy(copy);
        change(input, before, after);
        write(id, new Known(after, copy, known == null ? day(membership.publishedAt()) : known.day()));
        counters.count(after == null ? "awaited" : after.equals(before) ? "unchanged" : "counted");
    }

    private void change(Record<byte[], TrendInput> input, @Nullable Counted before, @Nullable Counted after) {
        if (before != null && !before.equals(after)) {
            before.parts().forEach(part -> send(input, new CountChange(part, false, before)));
        }
        if (after != null && !after.equals(before)) {
            after.parts().forEach(part -> send(input, new CountChange(part, true, after)));
        }
    }

    private void send(Record<byte[], TrendInput> input, CountChange change) {
        context().forward(new Record<>(bytes(change.part()), JsonCodec.write(change), input.timestamp()));
    }

    private @Nullable Known known(StatementId id) {
        byte[] value = open().get(bytes(id.value()));
        return value == null ? null : JsonCodec.read(value, Known.class);
    }

    private void write(StatementId id, Known known) {
        open().put(bytes(id.value()), JsonCodec.write(known));
    }

    private void forget(Instant now) {
        try (KeyValueIterator<byte[], byte[]> all = open().all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> entry = all.next();
                if (!StateFormat.isMark(entry.key)
                        && JsonCodec.read(entry.value, Known.class).day().isBefore(now.minus(history))) {
                    open().delete(entry.key);
                }
            }
        }
    }

    private KeyValueStore<byte[], byte[]> open() {
        if (store == null) {
            throw new IllegalStateException("the step is used before its task is assigned");
        }
        return store;
    }

    private static Instant day(Instant instant) {
        return instant.truncatedTo(ChronoUnit.DAYS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
