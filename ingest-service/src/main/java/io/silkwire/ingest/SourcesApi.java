package io.silkwire.ingest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.health.SourceReport;
import io.silkwire.ingest.health.SourceWatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how the sources do: as JSON under {@code /api/v1/sources}, and as a plain page for people under {@code /sources}. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SourcesApi {
    private final CrawlStart start;

    SourcesApi(CrawlStart start) {
        this.start = start;
    }

    /** All sources, those with alarms first. */
    record Sources(int total, int alarmed, List<SourceReport> sources) {}

    @Get("/api/v1/sources")
    HttpResponse<byte[]> all() {
        List<SourceReport> reports = reports();
        int alarmed = (int)
                reports.stream().filter(report -> !report.alarms().isEmpty()).count();
        return json(HttpResponse.ok(), new Sources(reports.size(), alarmed, reports));
    }

    @Get("/api/v1/sources/{id}")
    HttpResponse<byte[]> one(@PathVariable String id) {
        SourceWatch watch = start.watch();
        SourceReport report = watch == null || !isId(id) ? null : watch.report(new SourceId(id));
        return report == null
                ? json(HttpResponse.notFound(), Problem.unknownSource()).contentType(Problem.MEDIA_TYPE)
                : json(HttpResponse.ok(), report);
    }

    /** A problem document (RFC 9457), as everywhere under {@code /api/}. */
    record Problem(String type, String title, int status, String detail, List<String> errors) {
        private static final String MEDIA_TYPE = "application/problem+json";

        static Problem unknownSource() {
            return new Problem(
                    "about:blank",
                    "Not Found",
                    404,
                    "there is no source of this id; /api/v1/sources names those in force",
                    List.of());
        }
    }

    /** By the codec of the contracts, so that times read the same everywhere. */
    private static MutableHttpResponse<byte[]> json(MutableHttpResponse<byte[]> response, Object value) {
        return response.body(JsonCodec.write(value)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    @Get("/sources")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page() {
        return HttpResponse.ok(SourcesPage.of(reports(), start.status()))
                .contentType(new MediaType("text/html", Map.of("charset", "utf-8")));
    }

    private List<SourceReport> reports() {
        SourceWatch watch = start.watch();
        return watch == null ? List.of() : watch.reports();
    }

    private static boolean isId(@Nullable String id) {
        return id != null && id.matches("[a-z0-9][a-z0-9._-]{0,63}");
    }
}
