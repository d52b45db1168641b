package io.silkwire.alert.delivery;

import io.silkwire.alert.delivery.Stories.Look;
import io.silkwire.alert.timing.SentSoFar;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.HoldReason;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription was told in the last days and what is held for it, put together from its deliveries in any order. Not
 * thread-safe.
 */
final class Ledger {
    /** As far back as anything is asked: the longest window of a story, and a day of the largest zone offset. */
    private static final Duration REACH = Sending.MAX_STORY_WINDOW.plusDays(2);

    private static final int PRUNE_EVERY = 256;

    private final Map<AlertId, Entry> told = new LinkedHashMap<>();
    private final Map<AlertId, Held> held = new LinkedHashMap<>();
    private final Map<AlertId, Map<AlertId, Digest.Copy>> copies = new HashMap<>();
    private final Map<AlertId, Instant> lastCopy = new HashMap<>();
    private Instant newest = Instant.EPOCH;
    private int sincePruned;

    /**
     * An alert that was told, or is going to be.
     *
     * @param alone whether it made a message of its own
     */
    private record Entry(StatementId statementId, Instant at, Severity severity, boolean alone) {}

    /** An alert that is held. */
    record Held(AlertId id, Instant until, HoldReason reason) {}

    /** This is how a delivery of this subscription stands now. */
    void put(Delivery delivery) {
        AlertId id = delivery.alertId();
        told.remove(id);
        held.remove(id);
        StatementId statementId = delivery.statementId();
        if (statementId == null) {
            return;
        }
        Delivery.Timing timing = delivery.timing();
        Instant at = timing == null ? delivery.updatedAt() : timing.at();
        HoldReason reason = timing == null ? null : timing.reason();
        if (timing != null && reason == HoldReason.STORY_TOLD) {
            addCopy(timing, at);
        } else if (isTold(delivery, reason)) {
            Severity severity = timing == null ? Severity.ROUTINE : timing.severity();
            boolean alone = delivery.state() != Delivery.State.HELD && delivery.state() != Delivery.State.BUNDLED;
            told.put(id, new Entry(statementId, at, severity, alone));
        }
        if (delivery.state() == Delivery.State.HELD && timing != null && timing.until() != null && reason != null) {
            held.put(id, new Held(id, timing.until(), reason));
        }
        prune(at);
    }

    /** What is held until this moment or before. */
    List<Held> due(Instant now) {
        return held.values().stream().filter(one -> !one.until().isAfter(now)).toList();
    }

    List<Held> held() {
        return List.copyOf(held.values());
    }

    /** When the first of what is held is due, or null. */
    @Nullable
    Instant firstDue() {
        return held.values().stream().map(Held::until).min(Instant::compareTo).orElse(null);
    }

    /** The statements that told the same as this alert and made no message of their own. */
    List<Digest.Copy> copiesOf(AlertId id) {
        return List.copyOf(copies.getOrDefault(id, Map.of()).values());
    }

    /** The ledger as the decision about the next alert sees it. */
    SentSoFar soFar(Function<StatementId, Look> stories, Predicate<Instant> slotTaken, Duration patience) {
        return new SentSoFar() {
            @Override
            public int sentSince(Instant from) {
                return (int) told.values().stream()
                        .filter(entry -> entry.alone() && !entry.at().isBefore(from))
                        .count();
            }

            @Override
            public StoryLook sameStory(Alert alert, Duration window, Instant now) {
                return look(alert, now.minus(window), now.minus(patience.multipliedBy(2)), stories);
            }

            @Override
            public boolean isSlotTaken(Instant slot) {
                return slotTaken.test(slot);
            }
        };
    }

    private SentSoFar.StoryLook look(Alert alert, Instant from, Instant recently, Function<StatementId, Look> stories) {
        List<Map.Entry<AlertId, Entry>> inWindow = new ArrayList<>();
        for (Map.Entry<AlertId, Entry> entry : told.entrySet()) {
            if (entry.getValue().at().isAfter(from)
                    && !entry.getValue().statementId().equals(alert.statementId())) {
                inWindow.add(entry);
            }
        }
        if (inWindow.isEmpty()) {
            return new SentSoFar.StoryLook.News();
        }
        if (!(stories.apply(alert.statementId()) instanceof Look.Known(StoryId story))) {
            return new SentSoFar.StoryLook.Unknown();
        }
        return amongTold(story, inWindow, recently, stories);
    }

    private static SentSoFar.StoryLook amongTold(
            StoryId story,
            List<Map.Entry<AlertId, Entry>> inWindow,
            Instant recently,
            Function<StatementId, Look> stories) {
        boolean mayBeCopy = false;
        SentSoFar.StoryLook.Told told = null;
        for (Map.Entry<AlertId, Entry> entry : inWindow.reversed()) {
            switch (stories.apply(entry.getValue().statementId())) {
                case Look.Known(StoryId other) when other.equals(story) -> told = pressingMore(told, entry);
                case Look.Known other -> {}
                // What was told long ago and is in no story by now will not be.
                case Look.NotYet notYet -> mayBeCopy |= entry.getValue().at().isAfter(recently);
            }
        }
        if (told != null) {
            return told;
        }
        return mayBeCopy ? new SentSoFar.StoryLook.Unknown() : new SentSoFar.StoryLook.News();
    }

    /** Of a story that was told more than once, since it came to press more, a further copy is held against what pressed most. */
    private static SentSoFar.StoryLook.Told pressingMore(
            SentSoFar.StoryLook.@Nullable Told told, Map.Entry<AlertId, Entry> entry) {
        Severity severity = entry.getValue().severity();
        return told != null && told.severity().compareTo(severity) >= 0
                ? told
                : new SentSoFar.StoryLook.Told(entry.getKey(), severity);
    }

    private static boolean isTold(Delivery delivery, @Nullable HoldReason reason) {
        return switch (delivery.state()) {
            case PENDING, DELIVERED -> reason != HoldReason.STORY_UNKNOWN;
            case HELD, BUNDLED -> true;
            // What reached nobody does not keep a copy back; what reached its subscriber by one of several ways does.
            case FAILED ->
                delivery.channels().stream()
                        .anyMatch(part -> !part.channel().equals(DeliveryDecision.LIVE)
                                && part.state() == Delivery.State.DELIVERED);
            case SHADOWED, MUTED, COPIED -> false;
        };
    }

    private void addCopy(Delivery.Timing timing, Instant at) {
        Digest.Copy copy = timing.copy();
        if (timing.with() != null && copy != null) {
            copies.computeIfAbsent(timing.with(), absent -> new LinkedHashMap<>())
                    .put(copy.alertId(), copy);
            lastCopy.merge(timing.with(), at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private void prune(Instant at) {
        newest = at.isAfter(newest) ? at : newest;
        if (++sincePruned >= PRUNE_EVERY) {
            sincePruned = 0;
            Instant from = newest.minus(REACH);
            told.entrySet()
                    .removeIf(entry -> entry.getValue().at().isBefore(from) && !held.containsKey(entry.getKey()));
            lastCopy.values().removeIf(copied -> copied.isBefore(from));
            copies.keySet().retainAll(lastCopy.keySet());
        }
    }
}
