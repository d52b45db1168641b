package io.silkwire.alert.live;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.history.AlertHistory;
import io.silkwire.alert.history.AlertHistory.Activity;
import io.silkwire.alert.history.HistoryPage;
import io.silkwire.alert.history.HistoryQuestion;
import io.silkwire.alert.history.KeptAlert;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * The latest alerts and deliveries as the sender of a request may see them: the one gate between HTTP and {@link LiveAlerts} and
 * {@link AlertHistory}. An alert is read by whoever may read its subscription, a delivery by whoever may change that. Thread-safe.
 */
@Singleton
public final class OwnedAlerts {
    private final LiveAlerts alerts;
    private final AlertHistory history;
    private final OwnedSubscriptions subscriptions;

    OwnedAlerts(LiveAlerts alerts, AlertHistory history, OwnedSubscriptions subscriptions) {
        this.alerts = alerts;
        this.history = history;
        this.subscriptions = subscriptions;
    }

    /** The latest alerts with the state of their delivery, newest first. */
    public HistoryPage<KeptAlert> recent(HttpRequest<?> request, HistoryQuestion asked) {
        Caller caller = Caller.of(request);
        return history.alerts(
                id -> isAskedFor(id, asked) && subscriptions.mayRead(caller, id), asked.before(), asked.limit());
    }

    /** How much the subscriptions were told lately that whoever asked may read. */
    public Map<SubscriptionId, Activity> activity(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return history.activity().entrySet().stream()
                .filter(one -> subscriptions.mayRead(caller, one.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * The latest deliveries with their attempts, newest first.
     *
     * @param state the only one that is wanted; null for all
     */
    public HistoryPage<Delivery> deliveries(HttpRequest<?> request, HistoryQuestion asked, @Nullable String state) {
        Caller caller = Caller.of(request);
        return history.deliveries(
                id -> isAskedFor(id, asked) && subscriptions.mayHandle(caller, id),
                delivery -> state == null || delivery.state().label().equals(state),
                asked.before(),
                asked.limit());
    }

    /** The delivery of this id, while it is among the latest. */
    public Optional<Delivery> delivery(HttpRequest<?> request, String id) {
        Caller caller = Caller.of(request);
        return alertId(id)
                .flatMap(history::delivery)
                .filter(delivery -> subscriptions.mayHandle(caller, delivery.subscriptionId()));
    }

    /** All deliveries that are kept of a subscription that whoever asked may change, newest first. */
    public List<Delivery> deliveriesOf(Subscription handled) {
        return history.deliveries(handled.id()::equals, delivery -> true, null, Integer.MAX_VALUE)
                .items();
    }

    /** The alert of a delivery that whoever asked may see, while it is among the latest. */
    public Optional<Alert> alertOf(Delivery handled) {
        return history.alert(handled.alertId())
                .filter(alert -> alert.subscriptionId().equals(handled.subscriptionId()));
    }

    /**
     * An alert to try the sending of a subscription with: its latest, or where it has none, the latest that its owner may read, whoever
     * asks for the sample: ops see the alerts of all, and a sample goes to its owner.
     */
    public Optional<Alert> sampleFor(Subscription handled) {
        return latest(id -> id.equals(handled.id())).or(() -> latest(id -> subscriptions.mayBeToldTo(handled, id)));
    }

    private Optional<Alert> latest(Predicate<SubscriptionId> whose) {
        return history.alerts(whose, null, 1).items().stream()
                .map(KeptAlert::alert)
                .findFirst();
    }

    private static boolean isAskedFor(SubscriptionId id, HistoryQuestion asked) {
        return asked.subscription() == null || id.value().equals(asked.subscription());
    }

    private static Optional<AlertId> alertId(String text) {
        try {
            return Optional.of(new AlertId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Why the sender of this request gets no further stream; empty where it gets one. */
    Optional<StreamRefusal> refusal(HttpRequest<?> request) {
        return alerts.refusal(owner(request));
    }

    /**
     * The alerts that notify, as they happen, and pings; whoever asked is looked at again for each, so that a revoked token ends it.
     *
     * @param lastSeenId as in {@link LiveAlerts#stream}
     */
    Flux<LiveEvent> stream(HttpRequest<?> request, @Nullable String lastSeenId) {
        Supplier<Optional<Caller>> asking = Caller.asking(request);
        Caller opening = Caller.of(request);
        return alerts.stream(
                        lastSeenId, owner(request), alert -> subscriptions.mayRead(opening, alert.subscriptionId()))
                .takeWhile(event -> asking.get().isPresent())
                .filter(event -> !(event instanceof LiveEvent.Told told)
                        || asking.get()
                                .filter(caller -> subscriptions.mayRead(
                                        caller, told.alert().subscriptionId()))
                                .isPresent());
    }

    /** Whose stream it is: an account's, or an address's where nobody signed in; of an installation without accounts nobody's. */
    private static @Nullable String owner(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        if (caller.by() == Caller.By.NOBODY_ASKED) {
            return null;
        }
        return caller.isSignedIn()
                ? "account " + caller.id()
                : "address " + request.getRemoteAddress().getHostString();
    }
}
