package io.silkwire.alert.live;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The latest alerts and deliveries as the sender of a request may see them: the one gate between HTTP and {@link LiveAlerts}. An
 * alert is read by whoever may read its subscription, a delivery by whoever may change that. Thread-safe.
 */
@Singleton
public final class OwnedAlerts {
    private final LiveAlerts alerts;
    private final OwnedSubscriptions subscriptions;

    OwnedAlerts(LiveAlerts alerts, OwnedSubscriptions subscriptions) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
    }

    /** The latest alerts with the state of their delivery, newest first. */
    public List<LiveAlert> recent(HttpRequest<?> request, int limit) {
        Caller caller = Caller.of(request);
        return alerts.recent(LiveAlerts.CAPACITY).stream()
                .filter(live -> subscriptions.mayRead(caller, live.alert().subscriptionId()))
                .limit(limit)
                .toList();
    }

    /** The latest deliveries with their attempts, newest first. */
    public List<Delivery> deliveries(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return alerts.deliveries().stream()
                .filter(delivery -> subscriptions.mayHandle(caller, delivery.subscriptionId()))
                .toList();
    }

    /** The delivery of this id, while it is among the latest. */
    public Optional<Delivery> delivery(HttpRequest<?> request, String id) {
        return alerts.delivery(id)
                .filter(delivery -> subscriptions.mayHandle(Caller.of(request), delivery.subscriptionId()));
    }

    /** The latest deliveries of a subscription that whoever asked may change. */
    public List<Delivery> deliveriesOf(Subscription handled) {
        return alerts.deliveries().stream()
                .filter(delivery -> delivery.subscriptionId().equals(handled.id()))
                .toList();
    }

    /** The alert of a delivery that whoever asked may see, while it is among the latest. */
    public Optional<Alert> alertOf(Delivery handled) {
        return alerts.alert(handled.alertId())
                .filter(alert -> alert.subscriptionId().equals(handled.subscriptionId()));
    }

    /**
     * An alert to try the sending of a subscription with: its latest, or where it has none, the latest that its owner may read, whoever
     * asks for the sample: ops see the alerts of all, and a sample goes to its owner.
     */
    public Optional<Alert> sampleFor(Subscription handled) {
        List<Alert> latest = alerts.recent(LiveAlerts.CAPACITY).stream()
                .map(LiveAlert::alert)
                .toList();
        return latest.stream()
                .filter(alert -> alert.subscriptionId().equals(handled.id()))
                .findFirst()
                .or(() -> latest.stream()
                        .filter(alert -> subscriptions.mayBeToldTo(handled, alert.subscriptionId()))
                        .findFirst());
    }

    /**
     * The alerts that notify, as they happen; whoever asked is looked at again for each, so that a revoked token ends it.
     *
     * @param lastSeenId as in {@link LiveAlerts#stream}
     */
    Flux<StreamedAlert> stream(HttpRequest<?> request, @Nullable String lastSeenId) {
        Supplier<Optional<Caller>> asking = Caller.asking(request);
        Caller opening = Caller.of(request);
        return alerts.stream(lastSeenId, alert -> subscriptions.mayRead(opening, alert.subscriptionId()))
                .takeWhile(alert -> asking.get().isPresent())
                .filter(streamed -> asking.get()
                        .filter(caller ->
                                subscriptions.mayRead(caller, streamed.alert().subscriptionId()))
                        .isPresent());
    }
}
