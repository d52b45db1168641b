package io.silkwire.alert.digest;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Digest.Item;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the alerts that are due together into one digest. */
public final class DigestComposition {
    private static final int MAX_SPANS = 10;
    private static final int MAX_COPIES = 20;

    private DigestComposition() {}

    /**
     * The digest of this slot; the same input gives the same digest.
     *
     * @param reason why the first of them was held
     */
    public static Digest of(Subscription subscription, Instant slot, HoldReason reason, List<Item> held) {
        List<Item> items = held.stream()
                .sorted(Comparator.comparing((Item item) -> item.alert().matchedAt())
                        .thenComparing(item -> item.alert().id().value()))
                .limit(Digest.MAX_ITEMS)
                .map(DigestComposition::shortened)
                .toList();
        return new Digest(
                AlertId.ofDigest(subscription.id(), slot),
                subscription.id(),
                subscription.name(),
                kind(reason, subscription.sending().mode()),
                slot,
                items,
                held.size() - items.size());
    }

    private static Digest.Kind kind(HoldReason reason, Sending.Mode mode) {
        return switch (reason) {
            case SNOOZED -> Digest.Kind.SNOOZED;
            case MAXIMUM -> Digest.Kind.MAXIMUM;
            case QUIET_HOURS -> Digest.Kind.QUIET_HOURS;
            case DIGEST, MUTED, STORY_TOLD, STORY_UNKNOWN ->
                switch (mode) {
                    case HOURLY -> Digest.Kind.HOURLY;
                    case WEEKLY -> Digest.Kind.WEEKLY;
                    case DAILY, IMMEDIATE -> Digest.Kind.DAILY;
                };
        };
    }

    /** A summary names what changed, it does not show the difference: two hundred sentences of each would be no summary. */
    private static Item shortened(Item item) {
        Alert alert = item.alert();
        return new Item(
                new Alert(
                        alert.id(),
                        alert.subscriptionId(),
                        alert.subscriptionName(),
                        alert.subscriptionVersion(),
                        alert.statementId(),
                        alert.revision(),
                        alert.sourceId(),
                        alert.title(),
                        alert.url(),
                        alert.publisher(),
                        alert.publishedAt(),
                        alert.language(),
                        alert.topics(),
                        alert.because().stream().limit(MAX_SPANS).toList(),
                        alert.lane(),
                        alert.deliver(),
                        alert.matchedAt(),
                        withoutDiff(alert.change()),
                        alert.severity()),
                item.copies().stream().limit(MAX_COPIES).toList());
    }

    private static @Nullable Change withoutDiff(@Nullable Change change) {
        return change == null
                ? null
                : new Change(change.kind(), change.substantive(), change.fields(), List.of(), change.from());
    }
}
