package io.silkwire.ingest.crawl;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Feed;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.CrawlState.Push;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.ingest.feed.websub.Callback;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.frontier.Site;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What a hub said, at whichever instance → a note for the owner of the feed's site, on the Kafka topic {@code crawl-state}. Each
 * method returns once the broker has the note, so that what a hub is told is true. Any thread.
 */
public final class HubNotes implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;

    /** @param partitions of the Kafka topic {@code crawl-state} */
    public HubNotes(KafkaConnection connection, int partitions) {
        Map<String, Object> settings = connection.producer("silkwire-ingest-websub");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings);
        this.partitions = partitions;
    }

    /** The hub asked back, and grants this lease; null where it refuses, or has ended the subscription. */
    public void lease(Callback callback, @Nullable Duration lease, Instant now) {
        note(callback, Place.PUSHED_LEASE, lease == null ? null : now.plus(lease), now);
    }

    /** The hub told of news. */
    public void news(Callback callback, Instant now) {
        note(callback, Place.PUSHED_NEWS, null, now);
    }

    private void note(Callback callback, String mark, @Nullable Instant until, Instant now) {
        Push said = new Push("", callback.topic(), now, null, until, null, null);
        CrawlState note = new CrawlState(
                callback.sourceId(),
                mark + callback.place(),
                Kind.FEED,
                RevisitPolicy.discovered(now, null),
                null,
                null,
                new Feed(List.of(), 0, 0, 0, 0, 0, said),
                null);
        send(note, Site.of(callback.place()).partition(partitions), now);
    }

    private void send(CrawlState note, int partition, Instant now) {
        try {
            var unused = producer.send(WireRecords.of(
                            KafkaTopics.CRAWL_STATE,
                            partition,
                            note.key(),
                            note,
                            note.sourceId() + "/" + Integer.toHexString(note.hashCode()),
                            "/silkwire/ingest/websub",
                            now,
                            Travel.LIVE))
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("no answer of the broker to a note of " + note.key(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
