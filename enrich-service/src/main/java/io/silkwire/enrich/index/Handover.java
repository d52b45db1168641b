package io.silkwire.enrich.index;

import io.silkwire.wire.KafkaConnection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the writer up to where a rebuild has filled an index that is new to it, so that it need not fill it again. */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final long PATIENCE_SECONDS = 5;

    private final KafkaConnection kafka;
    private final IndexSettings settings;

    Handover(KafkaConnection kafka, IndexSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Offsets at which a rebuild of this index stands; empty where none made it, or where that cannot be told. */
    Map<TopicPartition, OffsetAndMetadata> offsets(String index) {
        try (Admin admin = Admin.create(kafka.admin())) {
            return admin.listConsumerGroupOffsets(settings.rebuildGroup(index))
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException e) {
            // Filling it again costs time and nothing else.
            LOG.atWarn().setCause(e).log("Where a rebuild ended cannot be read");
            return Map.of();
        }
    }
}
