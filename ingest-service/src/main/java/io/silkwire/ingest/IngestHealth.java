package io.silkwire.ingest;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Says whether ingest can publish: its Kafka topics are there. */
@Singleton
final class IngestHealth implements HealthIndicator {
    private final IngestStart start;

    IngestHealth(IngestStart start) {
        this.start = start;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        String waitingFor = start.waitingFor();
        HealthResult.Builder result = HealthResult.builder("ingest");
        if (waitingFor.isEmpty()) {
            return Publishers.just(result.status(HealthStatus.UP).build());
        }
        return Publishers.just(result.status(HealthStatus.DOWN)
                .details(Map.of("waitingFor", waitingFor))
                .build());
    }
}
