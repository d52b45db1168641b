package io.silkwire.enrich.pipeline;

import io.silkwire.contracts.PipelineReading;
import io.silkwire.contracts.PipelineReading.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Reads how many records each of our consumer groups is behind, by Kafka topic; the same from every instance. */
final class GroupLags {
    private static final String OURS = "silkwire";
    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;

    GroupLags(Admin admin) {
        this.admin = admin;
    }

    /** One reading for each group and Kafka topic. */
    List<PipelineReading> at(Instant minute) throws InterruptedException, ExecutionException, TimeoutException {
        List<PipelineReading> readings = new ArrayList<>();
        for (GroupListing group : answer(admin.listGroups().all())) {
            if (group.groupId().startsWith(OURS)) {
                behind(group.groupId())
                        .forEach((topic, behind) -> readings.add(
                                new PipelineReading(Kind.LAG, minute, "", group.groupId(), topic, behind)));
            }
        }
        return readings;
    }

    private Map<String, Long> behind(String group) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        committed.values().removeIf(offset -> offset == null);
        Map<TopicPartition, ListOffsetsResultInfo> ends = answer(admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
        Map<String, Long> behind = new TreeMap<>();
        committed.forEach((partition, offset) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            if (end != null) {
                behind.merge(partition.topic(), Math.max(0, end.offset() - offset.offset()), Long::sum);
            }
        });
        return behind;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
