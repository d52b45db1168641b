package io.silkwire.alert.delivery;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one subscription was told in the last days and what is held for it, put together from its deliveries in any order. Whether a story
 * was told is looked up by the story, so that it costs the same however much was told. Not thread-safe.
 */
final class Ledger {
    /** As far back as anything is asked: the longest window of a story, and a day of the largest zone offset. */
    private static final Duration REACH = Sending.MAX_STORY_WINDOW.plusDays(2);

    /** Later than this after an alert nothing is said of its story for the first time. */
    private static final Duration STILL_TO_BE_SAID = Duration.ofHours(1);

    private static final Comparator<Entry> IN_TIME =
            Comparator.comparing(Entry::at).thenComparing(entry -> entry.id().value());
    private static final Comparator<Entry> BY_PRESSING =
            Comparator.comparing(Entry::severity).thenComparing(IN_TIME);
    /** Before and behind all that stands at one moment. */
    private static final AlertId FIRST = new AlertId("0".repeat(32));

    private final Map<AlertId, Entry> told = new HashMap<>();
    private final NavigableSet<Entry> inTime = new TreeSet<>(IN_TIME);
    private final Map<StoryId, Set<Entry>> byStory = new HashMap<>();
    /** Told before anything was said of their story. */
    private final Map<AlertId, Entry> unplaced = new HashMap<>();

    private long placedAt = -1;
    private final Map<AlertId, Held> held = new LinkedHashMap<>();
    private final Map<AlertId, Map<AlertId, Digest.Copy>> copies = new HashMap<>();
    private final Map<AlertId, Instant> lastCopy = new HashMap<>();
    /** When messages went that held several alerts. */
    private final Map<AlertId, Instant> together = new HashMap<>();

    /**
     * An alert that was told, or is going to be.
     *
     * @param alone whether it made a message of its own
     * @param story as it was recorded; null where that was not known
     */
    private record Entry(
            AlertId id,
            StatementId statementId,
            Instant at,
            Severity severity,
            boolean alone,
            @Nullable StoryId story) {
        private Entry in(StoryId other) {
            return new Entry(id, statementId, at, severity, alone, other);
        }

        /** What it is found under: a statement of which nothing was said most likely opened a story. */
        private StoryId likelyStory() {
            return story == null ? StoryId.ofOldest(statementId) : story;
        }
    }

    /**
     * An alert that is held.
     *
     * @param settings the mark of the settings it is held by, or null on old records
     */
    record Held(
            AlertId id,
            Instant until,
            HoldReason reason,
            Severity severity,
            @Nullable String settings) {}

    /** This is how a delivery of this subscription stands now. */
    void put(Delivery delivery) {
        AlertId id = delivery.alertId();
        forget(id);
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
            tell(delivery, statementId, at);
        }
        if (delivery.state() == Delivery.State.HELD && timing != null && timing.until() != null && reason != null) {
            held.put(id, new Held(id, timing.until(), reason, timing.severity(), timing.settings()));
        }
    }

    private void tell(Delivery delivery, StatementId statementId, Instant at) {
        Delivery.Timing timing = delivery.timing();
        boolean alone = delivery.state() != Delivery.State.HELD && delivery.state() != Delivery.State.BUNDLED;
        Entry entry = new Entry(
                delivery.alertId(),
                statementId,
                at,
                timing == null ? Severity.ROUTINE : timing.severity(),
                alone,
                timing == null ? null : timing.story());
        add(entry);
        if (delivery.state() == Delivery.State.BUNDLED && timing != null && timing.with() != null) {
            together.put(timing.with(), delivery.updatedAt());
        }
    }

    private void add(Entry entry) {
        told.put(entry.id(), entry);
        inTime.add(entry);
        byStory.computeIfAbsent(entry.likelyStory(), absent -> new HashSet<>()).add(entry);
        if (entry.story() == null) {
            unplaced.put(entry.id(), entry);
            placedAt = -1;
        }
    }

    private void forget(AlertId id) {
        Entry entry = told.remove(id);
        unplaced.remove(id);
        if (entry != null) {
            inTime.remove(entry);
            byStory.computeIfPresent(entry.likelyStory(), (story, entries) -> {
                entries.remove(entry);
                return entries.isEmpty() ? null : entries;
            });
        }
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
    SentSoFar soFar(Stories stories, Predicate<Instant> slotTaken, Duration patience) {
        return new SentSoFar() {
            @Override
            public int sentSince(Instant from, Severity below) {
                long alone = since(from).stream()
                        .filter(entry -> entry.alone() && entry.severity().compareTo(below) < 0)
                        .count();
                return (int) (alone
                        + together.values().stream()
                                .filter(at -> !at.isBefore(from))
                                .count());
            }

            @Override
            public StoryLook sameStory(Alert alert, Duration window, Instant now) {
                place(stories, now.minus(STILL_TO_BE_SAID));
                return look(alert.statementId(), now.minus(window), now.minus(patience.multipliedBy(2)), stories);
            }

            @Override
            public boolean isSlotTaken(Instant slot) {
                return slotTaken.test(slot);
            }
        };
    }

    /** Puts what was told into its story once that is said; where it is not said in time, it is one by itself. */
    private void place(Stories stories, Instant from) {
        long version = stories.version();
        if (version == placedAt || unplaced.isEmpty()) {
            return;
        }
        placedAt = version;
        for (Entry entry : List.copyOf(unplaced.values())) {
            if (stories.find(entry.statementId()) instanceof Stories.Look.Known(StoryId story)) {
                forget(entry.id());
                add(entry.in(story));
            } else if (entry.at().isBefore(from)) {
                unplaced.remove(entry.id());
            }
        }
    }

    private SentSoFar.StoryLook look(StatementId statementId, Instant from, Instant recently, Stories stories) {
        if (since(from.plusNanos(1)).stream()
                .allMatch(entry -> entry.statementId().equals(statementId))) {
            return new SentSoFar.StoryLook.News();
        }
        if (!(stories.find(statementId) instanceof Stories.Look.Known(StoryId story))) {
            return new SentSoFar.StoryLook.Unknown();
        }
        // Of a story that was told more than once, since it came to press more, a copy is held against what pressed
        // most.
        return stories.names(story).stream()
                .flatMap(name -> byStory.getOrDefault(name, Set.of()).stream())
                .filter(entry -> entry.at().isAfter(from)
                        && !entry.statementId().equals(statementId)
                        && storyOf(entry, stories).equals(story))
                .max(BY_PRESSING)
                .<SentSoFar.StoryLook>map(entry -> new SentSoFar.StoryLook.Told(entry.id(), entry.severity()))
                .orElseGet(() -> mayComeToBeTold(statementId, recently, stories));
    }

    /** What was said of it last, else what was known when it was recorded. */
    private static StoryId storyOf(Entry entry, Stories stories) {
        return stories.find(entry.statementId()) instanceof Stories.Look.Known(StoryId known)
                ? known
                : entry.likelyStory();
    }

    /** What was told a moment ago may still prove to be of the story; what was told long ago and is in none by now will not be. */
    private SentSoFar.StoryLook mayComeToBeTold(StatementId statementId, Instant recently, Stories stories) {
        return since(recently.plusNanos(1)).stream()
                        .anyMatch(entry -> entry.story() == null
                                && !entry.statementId().equals(statementId)
                                && stories.find(entry.statementId()) instanceof Stories.Look.NotYet)
                ? new SentSoFar.StoryLook.Unknown()
                : new SentSoFar.StoryLook.News();
    }

    private NavigableSet<Entry> since(Instant from) {
        return inTime.tailSet(
                new Entry(FIRST, new StatementId(FIRST.value()), from, Severity.ROUTINE, false, null), true);
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

    /**
     * Forgets what nothing asks for any more.
     *
     * @return whether nothing is left
     */
    boolean forgetOld(Instant now) {
        Instant from = now.minus(REACH);
        while (!inTime.isEmpty()
                && inTime.getFirst().at().isBefore(from)
                && !held.containsKey(inTime.getFirst().id())) {
            forget(inTime.getFirst().id());
        }
        together.values().removeIf(at -> at.isBefore(from));
        lastCopy.entrySet().removeIf(copied -> copied.getValue().isBefore(from) && !held.containsKey(copied.getKey()));
        copies.keySet().retainAll(lastCopy.keySet());
        return told.isEmpty() && held.isEmpty() && copies.isEmpty() && together.isEmpty();
    }
}
