package io.silkwire.alert.silence;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit of subscriptions found, over HTTP; for each about those they may read. */
@Controller("/api/v1/subscriptions/audit")
final class SilenceApi {
    private final Optional<SilenceWatch> watch;
    private final OwnedSubscriptions subscriptions;

    SilenceApi(Optional<SilenceWatch> watch, OwnedSubscriptions subscriptions) {
        this.watch = watch;
        this.subscriptions = subscriptions;
    }

    /**
     * The last state of the audit.
     *
     * @param auditedAt when a round last ended; null before the first
     * @param audited how many were looked at in it
     */
    record AuditView(@Nullable Instant auditedAt, int audited, List<Finding> findings) {}

    @Get
    AuditView findings(HttpRequest<?> request) {
        return watch.map(one -> new AuditView(one.auditedAt(), one.audited(), one.findings(subscriptions, request)))
                .orElseGet(() -> new AuditView(null, 0, List.of()));
    }
}
