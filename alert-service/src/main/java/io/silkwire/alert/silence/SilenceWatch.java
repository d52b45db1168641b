package io.silkwire.alert.silence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.search.ArrivalSearch;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Audits the subscriptions from time to time, in a thread of its own, and tells what was found. */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
public final class SilenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    /** After a start the archive and the topics are read first. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Subscriptions subscriptions;
    private final SilenceSettings settings;
    private final SilenceAudit audit;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Instant auditedAt;
    private volatile int audited;
    private final ReentrantLock rounds = new ReentrantLock();

    SilenceWatch(
            Subscriptions subscriptions,
            SilenceSettings settings,
            KnownNames names,
            ArrivalSearch arrivals,
            MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.audit = new SilenceAudit(names, arrivals::of, clock);
        for (Finding.Kind kind : Finding.Kind.values()) {
            Gauge.builder("subscriptions.findings", this, watch -> watch.count(kind))
                    .tag("finding", kind.label())
                    .description("Subscriptions that say nothing, by why")
                    .register(meters);
        }
    }

    /** What was found, by name of the subscription. */
    public List<Finding> findings() {
        return audit.findings();
    }

    /** Of those that the sender of this request may read. */
    public List<Finding> findings(OwnedSubscriptions owned, HttpRequest<?> request) {
        Set<SubscriptionId> readable =
                owned.readable(request).stream().map(Subscription::id).collect(Collectors.toSet());
        return findings().stream()
                .filter(finding -> readable.contains(finding.id()))
                .toList();
    }

    /** When a round last ended; null before the first. */
    public @Nullable Instant auditedAt() {
        return auditedAt;
    }

    /** How many were looked at in the last round. */
    public int audited() {
        return audited;
    }

    /** Looks at once, for as long as a round may take. */
    public void round() {
        rounds.lock();
        try {
            audited = audit.round(subscriptions.all(), settings.budget());
            auditedAt = clock.instant();
        } finally {
            rounds.unlock();
        }
    }

    @EventListener
    void start(ServerStartupEvent event) {
        if (settings.every().isPositive()) {
            Thread.ofPlatform().daemon().name("silence-audit").start(this::watch);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closing.countDown();
    }

    private long count(Finding.Kind kind) {
        return findings().stream().filter(finding -> finding.kind() == kind).count();
    }

    private void watch() {
        Duration wait = settings.every().compareTo(FIRST) < 0 ? settings.every() : FIRST;
        try {
            while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                roundOrWarn();
                wait = settings.every();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The outer loop of this thread: a round that failed is told, and the next one comes. */
    @SuppressWarnings("CatchingUnchecked")
    private void roundOrWarn() {
        try {
            round();
            findings()
                    .forEach(finding -> LOG.atInfo()
                            .addKeyValue("subscriptionId", finding.id())
                            .addKeyValue("reason", finding.kind().label())
                            .log("A subscription says nothing"));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("Subscriptions could not be audited");
        }
    }
}
