package io.silkwire.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of the ingest service, under {@code silkwire.ingest}.
 *
 * @param maxStatementBytes larger files are refused
 * @param outage how long a broker may be away while publishing
 * @param replayDirectory a corpus that is replayed once at start, or null
 */
@ConfigurationProperties("silkwire.ingest")
record IngestSettings(
        @Bindable(defaultValue = "2097152") int maxStatementBytes,
        @Bindable(defaultValue = "10m") Duration outage,
        @Nullable String replayDirectory) {}
