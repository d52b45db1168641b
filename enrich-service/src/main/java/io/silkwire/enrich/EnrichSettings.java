package io.silkwire.enrich;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Settings of the enricher, under {@code silkwire.enrich}.
 *
 * @param topicsDirectory definitions brought into force at each start, or null for none
 * @param stateDirectory folder of Kafka Streams
 * @param threads partitions enriched at once by this instance
 * @param maxRecordBytes larger records become dead letters
 */
@ConfigurationProperties("silkwire.enrich")
record EnrichSettings(
        @Nullable String topicsDirectory,
        @Bindable(defaultValue = "data/enrich-state") String stateDirectory,
        @Bindable(defaultValue = "1") int threads,
        @Bindable(defaultValue = "12582912") int maxRecordBytes) {}
