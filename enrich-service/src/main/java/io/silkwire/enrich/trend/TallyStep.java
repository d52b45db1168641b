package io.silkwire.enrich.trend;

import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.RecordHeaders;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendBurst.TopStatement;
import io.silkwire.contracts.TrendCount;
import io.silkwire.contracts.TrendCount.Unit;
import io.silkwire.enrich.trend.Counted.TaggedTopic;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of the parts that fall to its task. A count that changed is told once it has settled, and only then looked at
 * for a burst: by then the stories are known, and a thousand replayed statements of one hour are one record.
 */
final class TallyStep extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final Travel REPLAYED = new Travel(Lane.REPLAY, false, null);

    /** Told at once, so that a long replay keeps its place in the group; the rest follow at the next look. */
    private static final int TOLD_AT_ONCE = 20_000;

    private final Duration settle;
    private @Nullable TrendStores stores;
    private @Nullable BurstWatch watch;

    TallyStep(Duration settle) {
        this.settle = settle;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        stores = new TrendStores(context);
        watch = new BurstWatch(stores, this::tell);
        context.schedule(settle.dividedBy(2), PunctuationType.WALL_CLOCK_TIME, now -> look(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        CountChange change = JsonCodec.read(input.value(), CountChange.class);
        Counted counted = change.counted();
        count(change, TrendCount.VOLUME);
        for (TaggedTopic topic : counted.topics()) {
            count(change, topic.topicId().value());
            Instant hour = counted.time().hour();
            if (hour != null && counted.live()) {
                rank(topic.topicId().value() + "|" + change.part(), hour, change, topic.score());
            }
        }
    }

    private void count(CountChange change, String topic) {
        EventTime time = change.counted().time();
        Instant hour = time.hour();
        if (hour != null) {
            Bucket bucket = new Bucket(topic, change.part(), Unit.HOUR, hour);
            add(bucket, change);
            open().firstHour(bucket.series(), BurstWatch.hour(hour));
        }
        add(new Bucket(topic, change.part(), Unit.DAY, time.day()), change);
    }

    private void add(Bucket bucket, CountChange change) {
        Tally tally = open().tally(bucket.counts(), bucket.from());
        open().tally(bucket, tally.with(change.counted(), change.added()));
        open().pend(bucket, now(), change.counted().live());
    }

    private void rank(String series, Instant hour, CountChange change, double score) {
        Counted counted = change.counted();
        TopStatement statement =
                new TopStatement(counted.statementId(), counted.sourceId(), counted.title(), counted.url(), score);
        TopStatements top = open().top(series, hour);
        open().top(series, hour, change.added() ? top.with(statement) : top.without(statement));
    }

    private void look(Instant now) {
        AtomicInteger told = new AtomicInteger();
        open().eachPending((bucket, pending) -> {
            if (pending.isDue(now, settle) && told.getAndIncrement() < TOLD_AT_ONCE) {
                tell(bucket, pending.live());
                if (pending.live() && bucket.unit() == Unit.HOUR && !bucket.isVolume()) {
                    watching().look(bucket, now);
                }
                open().told(bucket);
            }
        });
        watching().close(now);
    }

    private void tell(Bucket bucket, boolean live) {
        Tally tally = open().tally(bucket.counts(), bucket.from());
        TrendCount count = new TrendCount(
                bucket.topic(), bucket.part(), bucket.unit(), bucket.from(), tally.stories(), tally.copies());
        String id = count.key() + "/" + count.stories() + "+" + count.copies();
        context().forward(message(count.key(), count, id, live ? Travel.LIVE : REPLAYED));
    }

    private void tell(TrendBurst burst) {
        String id = burst.key() + "/" + burst.state().label();
        Record<byte[], byte[]> message = message(burst.key(), burst, id, Travel.LIVE);
        message.headers().remove(RecordHeaders.CE_TYPE);
        message.headers().add(RecordHeaders.CE_TYPE, TrendBurst.EVENT_TYPE.getBytes(StandardCharsets.UTF_8));
        context().forward(message);
    }

    private Record<byte[], byte[]> message(String key, Object contract, String id, Travel travel) {
        Record<byte[], byte[]> message =
                new Record<>(key.getBytes(StandardCharsets.UTF_8), JsonCodec.write(contract), now().toEpochMilli());
        WireRecords.headers(message.headers(), KafkaTopics.TRENDS, id, "/silkwire/enrich/trend", now(), travel);
        return message;
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }

    private TrendStores open() {
        if (stores == null) {
            throw new IllegalStateException("the step is used before its task is assigned");
        }
        return stores;
    }

    private BurstWatch watching() {
        if (watch == null) {
            throw new IllegalStateException("the step is used before its task is assigned");
        }
        return watch;
    }
}
