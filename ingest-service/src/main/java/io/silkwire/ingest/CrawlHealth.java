package io.silkwire.ingest;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.silkwire.ingest.crawl.Crawler;
import io.silkwire.ingest.health.SourceReport;
import io.silkwire.ingest.health.SourceWatch;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
        return Publishers.just(
                result.status(HealthStatus.UP).details(details(start.status())).build());
    }

    private Map<String, Object> details(Crawler.@Nullable Status status) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (status == null) {
            details.put("sources", "none is active");
        } else {
            details.put("partitions", status.partitions());
            details.put("active", status.active());
            details.put("places", status.places());
            details.put("inFlight", status.inFlight());
        }
        SourceWatch watch = start.watch();
        Map<String, List<String>> alarms = new TreeMap<>();
        for (SourceReport report : watch == null ? List.<SourceReport>of() : watch.reports()) {
            report.alarms()
                    .forEach(alarm -> alarms.computeIfAbsent(alarm.word(), unused -> new ArrayList<>())
                            .add(report.id()));
        }
        if (!alarms.isEmpty()) {
            details.put("alarms", alarms);
        }
        return details;
    }
}
