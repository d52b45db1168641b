package io.silkwire.ingest;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.silkwire.ingest.crawl.Crawler;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Says whether the crawler crawls, and how much. */
@Singleton
final class CrawlHealth implements HealthIndicator {
    private final CrawlStart start;

    CrawlHealth(CrawlStart start) {
        this.start = start;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        String problem = start.problem();
        HealthResult.Builder result = HealthResult.builder("crawl");
        if (!problem.isEmpty()) {
            return Publishers.just(result.status(HealthStatus.DOWN)
                    .details(Map.of("problem", problem))
                    .build());
        }
        Crawler.Status status = start.status();
        return Publishers.just(result.status(HealthStatus.UP)
                .details(
                        status == null
                                ? Map.of("sources", "none is active")
                                : Map.of(
                                        "partitions", status.partitions(),
                                        "active", status.active(),
                                        "places", status.places(),
                                        "inFlight", status.inFlight()))
                .build());
    }
}
