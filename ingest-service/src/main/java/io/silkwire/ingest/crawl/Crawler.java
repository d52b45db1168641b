package io.silkwire.ingest.crawl;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.source.SourceTable;
import io.silkwire.wire.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Crawls the sites whose partitions of {@code crawl-state} are assigned to this instance.
 *
 * <p>Two threads: one is the member of the consumer group and gives each assigned partition a {@link PartitionOwner}; the other
 * sends out what is due, as far as there is room. An owner that failed (the broker was away, or another instance fenced it) is
 * replaced while the partition is still ours, and the new one reads again what is committed; so nothing is lost, and nothing that
 * was not committed is published.
 */
public final class Crawler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);
    private static final String GROUP = "silkwire-ingest";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final PartitionOwner.Parts parts;
    private final Visiting visiting;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, PartitionOwner> owners = new ConcurrentHashMap<>();
    private final Map<Integer, Long> followed = new HashMap<>();
    private final Map<Integer, Instant> retryAt = new HashMap<>();
    private final Semaphore room;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread group;
    private final Thread sending;
    private boolean awake;
    private volatile boolean stopping;
    private volatile boolean leaving = true;
    private volatile boolean sourcesChanged;

    /** What the crawler is doing. */
    public record Status(int partitions, int active, int places, int inFlight) {}

    /**
     * A crawler, not started.
     *
     * @param partitions of the Kafka topic {@code crawl-state}
     * @param sources that has been started
     */
    public Crawler(
            KafkaConnection connection,
            int partitions,
            SourceTable sources,
            Visiting visiting,
            HostTurns turns,
            RevisitPolicy policy,
            CrawlSettings settings,
            CrawlListener listener,
            Clock clock) {
        this.visiting = visiting;
        this.room = new Semaphore(settings.fetches());
        this.parts = new PartitionOwner.Parts(
                connection,
                partitions,
                sources,
                turns,
                policy,
                new Conclusions(policy, partitions),
                new StatementLog(connection),
                settings,
                listener,
                this::wake,
                clock);
        this.consumer = new KafkaConsumer<>(memberSettings(connection));
        this.group = Thread.ofPlatform().daemon().name("crawl-group").unstarted(this::belong);
        this.sending = Thread.ofPlatform().daemon().name("crawl-send").unstarted(this::send);
        sources.onChange(() -> {
            sourcesChanged = true;
            wake();
        });
    }

    /** Joins the group and starts to crawl. */
    public void start() {
        group.start();
        sending.start();
    }

    /** What it is doing. */
    public Status status() {
        Collection<PartitionOwner> all = List.copyOf(owners.values());
        return new Status(
                all.size(),
                (int) all.stream().filter(PartitionOwner::isActive).count(),
                all.stream().mapToInt(PartitionOwner::places).sum(),
                all.stream().mapToInt(PartitionOwner::inFlight).sum());
    }

    /** Whether it is a member of the group, or trying to be. */
    public boolean isRunning() {
        return group.isAlive();
    }

    /** Gives up all partitions in order and leaves the group. */
    @Override
    public void close() {
        stop();
    }

    /** Ends without a word to the group, as a process that is killed. */
    public void kill() {
        leaving = false;
        stop();
    }

    private void stop() {
        stopping = true;
        wake();
        consumer.wakeup();
        try {
            group.join(parts.settings().grace().plusSeconds(10));
            sending.join(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.statements().close();
    }

    private static Map<String, Object> memberSettings(KafkaConnection connection) {
        Map<String, Object> settings = connection.consumer(GROUP);
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "silkwire-crawler");
        return settings;
    }

    private void belong() {
        try {
            consumer.subscribe(List.of(KafkaTopics.CRAWL_STATE.name()), new Assignments());
            while (!stopping) {
                poll();
                replaceEnded();
                follow();
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("Crawler stops");
        } catch (KafkaException e) {
            LOG.atError().setCause(e).log("Crawler stopped");
        } finally {
            leave();
        }
    }

    private void leave() {
        stopping = true;
        release(List.copyOf(owners.keySet()));
        CloseOptions.GroupMembershipOperation membership = leaving
                ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP;
        consumer.close(CloseOptions.groupMembershipOperation(membership).withTimeout(Duration.ofSeconds(5)));
        wake();
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
            PartitionOwner owner = owners.get(read.partition());
            if (owner != null && owner.isActive()) {
                PartitionReader.apply(read, owner::news);
            }
        }
    }

    /** What others write into a partition is followed from where its owner stopped reading. */
    private void follow() {
        boolean told = sourcesChanged;
        sourcesChanged = false;
        for (PartitionOwner owner : owners.values()) {
            TopicPartition partition = new TopicPartition(KafkaTopics.CRAWL_STATE.name(), owner.partition());
            if (told) {
                owner.sourcesChanged();
            }
            if (owner.newsFrom() >= 0 && !followed.containsKey(owner.partition())) {
                followed.put(owner.partition(), owner.newsFrom());
                consumer.seek(partition, owner.newsFrom());
                consumer.resume(List.of(partition));
            }
        }
    }

    private void replaceEnded() {
        Instant now = parts.clock().instant();
        for (PartitionOwner owner : List.copyOf(owners.values())) {
            if (owner.hasEnded()) {
                Instant due = retryAt.computeIfAbsent(owner.partition(), unused -> now.plus(RETRY));
                if (!now.isBefore(due)) {
                    retryAt.remove(owner.partition());
                    own(owner.partition());
                }
            }
        }
    }

    private void own(int partition) {
        followed.remove(partition);
        consumer.pause(List.of(new TopicPartition(KafkaTopics.CRAWL_STATE.name(), partition)));
        PartitionOwner owner = new PartitionOwner(partition, parts);
        owners.put(partition, owner);
        owner.start();
    }

    private void release(Collection<Integer> partitions) {
        List<PartitionOwner> going = new ArrayList<>();
        for (int partition : partitions) {
            PartitionOwner owner = owners.remove(partition);
            followed.remove(partition);
            retryAt.remove(partition);
            if (owner != null) {
                owner.stop();
                going.add(owner);
            }
        }
        going.forEach(PartitionOwner::close);
    }

    private void send() {
        try {
            while (!stopping) {
                boolean sent = false;
                for (PartitionOwner owner : owners.values()) {
                    sent |= owner.isActive() && sendOne(owner);
                }
                if (!sent) {
                    nap();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendOne(PartitionOwner owner) throws InterruptedException {
        if (!room.tryAcquire(LONGEST_NAP.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        boolean sent = owner.sendOne(visiting, room::release);
        if (!sent) {
            room.release();
        }
        return sent;
    }

    private void nap() throws InterruptedException {
        Instant now = parts.clock().instant();
        Instant until = now.plus(LONGEST_NAP);
        for (PartitionOwner owner : owners.values()) {
            Instant next = owner.isActive() ? owner.nextAt() : null;
            until = next != null && next.isBefore(until) ? next : until;
        }
        // A millisecond at least: what is due and may not be sent must not be asked for in circles.
        long nanos = Math.max(Duration.between(now, until).toNanos(), TimeUnit.MILLISECONDS.toNanos(1));
        lock.lockInterruptibly();
        try {
            while (!awake && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            awake = false;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            awake = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> own(partition.partition()));
            LOG.atInfo().addKeyValue("partitions", owners.size()).log("Partitions of sites assigned");
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            release(partitions.stream().map(TopicPartition::partition).toList());
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.atWarn().addKeyValue("partitions", partitions.size()).log("Partitions lost");
            release(partitions.stream().map(TopicPartition::partition).toList());
        }
    }
}
