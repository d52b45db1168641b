package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.subscription.SubscriptionListener;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the compiled set of the active subscriptions. What changed last stands in a small layer on top, which is compiled anew with
 * each change; when it has grown, it is put beneath, and layers of like size are merged aside. So a change is in force within
 * milliseconds, however many subscriptions there are, and a set has few layers. A new set takes the place of the old one at once.
 *
 * <p>Changes may come from any thread, statements to learn from too; merging has a thread of its own.
 */
@Singleton
public final class MatchSets implements SubscriptionListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MatchSets.class);

    /** Compiled in some milliseconds. */
    private static final int LARGEST_TOP = 256;
    /** Statements that are all learnt from; of later ones, every {@link #SAMPLED}th: to count the words of one takes as long as to match it. */
    private static final long ALL_LEARNT = 1_000;

    private static final long SAMPLED = 16;
    /** After so many statements the layers are compiled anew with what was learnt, then after {@link #LESSON_GROWTH} times as many. */
    private static final long FIRST_LESSON = 200;

    private static final long LESSON_GROWTH = 5;

    private final Executor aside;
    private final Runnable closing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SubscriptionId, Subscription> top = new LinkedHashMap<>();
    private Layers beneath = Layers.NONE;
    private boolean merging;
    private volatile MatchSet current = MatchSet.EMPTY;

    private final FrequencyCounter counter = new FrequencyCounter();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong nextLesson = new AtomicLong(FIRST_LESSON);
    private volatile Frequencies frequencies = Frequencies.UNKNOWN;

    /** Without subscriptions. */
    @Inject
    public MatchSets() {
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("match-merge").factory());
        this.aside = thread;
        this.closing = thread::shutdownNow;
    }

    /** Without subscriptions; layers are merged by this executor. */
    MatchSets(Executor aside) {
        this.aside = aside;
        this.closing = () -> {};
    }

    /** The set in force. */
    public MatchSet current() {
        return current;
    }

    @Override
    public void onSubscriptions(List<Subscription> changed, Set<SubscriptionId> removed) {
        lock.lock();
        try {
            removed.forEach(this::retire);
            for (Subscription subscription : changed) {
                retire(subscription.id());
                if (subscription.state() == Subscription.State.ACTIVE) {
                    top.put(subscription.id(), subscription);
                }
            }
            if (top.size() > LARGEST_TOP) {
                beneath = beneath.with(compiledTop());
                top.clear();
            }
            publish();
            merge(beneath.toMerge());
        } finally {
            lock.unlock();
        }
    }

    /** Takes note of the words of a statement that passed, so that subscriptions are found by rare ones. */
    public void learn(EnrichedStatement enriched) {
        long number = passed.incrementAndGet();
        if (number > ALL_LEARNT && number % SAMPLED != 0) {
            return;
        }
        counter.count(enriched);
        long due = nextLesson.get();
        if (number >= due && nextLesson.compareAndSet(due, due * LESSON_GROWTH)) {
            aside.execute(this::applyLesson);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closing.run();
    }

    private void retire(SubscriptionId id) {
        if (top.remove(id) == null) {
            beneath = beneath.without(id);
        }
    }

    private void publish() {
        current = new MatchSet(top.isEmpty() ? beneath : beneath.with(compiledTop()));
    }

    private Layers.Layer compiledTop() {
        Segment segment = compile(top.values());
        // Those that cannot be read are told of once.
        top.keySet().retainAll(segment.ids());
        return new Layers.Layer(segment);
    }

    private void applyLesson() {
        frequencies = counter.frequencies();
        lock.lock();
        try {
            merge(beneath.layers());
        } finally {
            lock.unlock();
        }
    }

    /** Begins to make one of these layers, unless there are none or others are being merged. */
    private void merge(List<Layers.Layer> parts) {
        if (!merging && !parts.isEmpty()) {
            merging = true;
            aside.execute(() -> mergeAside(parts));
        }
    }

    private void mergeAside(List<Layers.Layer> parts) {
        Segment merged = null;
        try {
            merged =
                    compile(parts.stream().flatMap(part -> part.live().stream()).toList());
        } finally {
            // Where it failed, the layers stay as they are, and the next change tries again.
            merged(parts, merged);
        }
    }

    private void merged(List<Layers.Layer> parts, @Nullable Segment merged) {
        lock.lock();
        try {
            merging = false;
            if (merged != null) {
                beneath = beneath.replaced(parts, merged);
                publish();
                merge(beneath.toMerge());
            }
        } finally {
            lock.unlock();
        }
    }

    private Segment compile(Collection<Subscription> subscriptions) {
        SegmentBuilder builder = new SegmentBuilder(frequencies);
        for (Subscription subscription : subscriptions) {
            try {
                builder.add(subscription, SubscriptionQuery.of(subscription));
            } catch (QuerySyntaxException e) {
                // Checked when it was saved: it was written by a version that knew another language.
                LOG.atWarn()
                        .addKeyValue("subscriptionId", subscription.id())
                        .addKeyValue("reason", Reason.INVALID_DEFINITION.label())
                        .setCause(e)
                        .log("Subscription is not matched: its query cannot be read");
            }
        }
        return builder.build();
    }
}
