package io.silkwire.alert.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, over HTTP, for admins. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditApi {
    private static final int USUAL = 100;

    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    @Get
    HttpResponse<?> page(
            @QueryValue @Nullable String account,
            @QueryValue @Nullable String subscription,
            @QueryValue @Nullable Long before,
            @QueryValue @Nullable Integer limit) {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > AuditTrail.MOST) {
            return Problem.parameter("limit", "it is " + most, "send 1 to " + AuditTrail.MOST, null)
                    .response();
        }
        if (before != null && before < 0) {
            return Problem.parameter("before", "it is " + before, "send what the page before told as next", null)
                    .response();
        }
        return switch (trail.read(new AuditTrail.Question(account, subscription, before, most))) {
            case AuditTrail.Outcome.Read read -> HttpResponse.ok(read.page());
            case AuditTrail.Outcome.Unavailable unavailable -> unavailable();
        };
    }

    private static HttpResponse<?> unavailable() {
        MutableHttpResponse<?> answer = (MutableHttpResponse<?>) Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Kafka does not answer, so the audit cannot be read; come back as Retry-After says",
                        List.of())
                .response();
        return answer.header(HttpHeaders.RETRY_AFTER, "10");
    }
}
