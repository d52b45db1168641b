package io.silkwire.enrich.index;

import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Reason;
import io.silkwire.wire.DeadLetters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of a record into the index, for the life of one Kafka consumer: read, send, settle what was answered, commit. All
 * state belongs to the thread that calls {@link #run}; answers come in through a queue. It polls on during outages and halts,
 * with its partitions paused, so the group never takes it for dead.
 */
final class IndexSession implements AutoCloseable, ConsumerRebalanceListener {
    static final String STEP = "index.write";

    private static final Logger LOG = LoggerFactory.getLogger(IndexSession.class);
    private static final Duration WAIT_FOR_RECORDS = Duration.ofMillis(200);
    private static final Duration WAIT_FOR_ANSWERS = Duration.ofMillis(10);
    private static final Duration WAIT_IN_TROUBLE = Duration.ofMillis(50);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final String METADATA = "index=";

    /** What another thread has to tell this one. */
    private sealed interface Event {
        record BulkAnswered(List<PendingDocument> documents, BulkAnswer answer) implements Event {}

        record LetterAnswered(
                PendingLetter letter, @Nullable Exception failure) implements Event {}

        record IndexChecked(IndexCheck check) implements Event {}
    }

    private final Consumer<byte[], byte[]> consumer;
    private final IndexWriter.Parts parts;
    private final IndexSettings settings;
    private final IndexCheck.Ready index;
    private final Map<TopicPartition, PartitionProgress> assigned = new HashMap<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final WriteQueue queue;
    private final Flow flow;
    private final Deque<PendingLetter> lettersToRepeat = new ArrayDeque<>();
    private long lettersNotBefore;
    private int requestsUnderWay;
    private int lettersUnderWay;
    private long heldBytes;
    private boolean paused;
    private boolean indexReplaced;
    private long commitNotBefore;

    /**
     * A session on this consumer, which it closes in the end.
     *
     * @param index the one that is written
     */
    IndexSession(Consumer<byte[], byte[]> consumer, IndexWriter.Parts parts, IndexCheck.Ready index) {
        this.consumer = consumer;
        this.parts = parts;
        this.settings = parts.settings();
        this.index = index;
        this.queue = new WriteQueue(settings.maxRequestDocuments(), settings.maxRequestBytes());
        this.flow = new Flow(parts.backoff(), settings.probeInterval());
    }

    /** Works until told to stop, or until the index turns out to be another one than at the start. */
    void run(BooleanSupplier stopping) {
        consumer.subscribe(List.of(parts.view().topic().name()), this);
        while (!stopping.getAsBoolean() && !indexReplaced) {
            parts.bulk().requireRunning();
            for (ConsumerRecord<byte[], byte[]> read : consumer.poll(patience())) {
                take(read);
            }
            settleAll();
            repeatLetters();
            send();
            throttle();
            commit();
        }
    }

    // ---- read

    private Duration patience() {
        if (requestsUnderWay > 0 || lettersUnderWay > 0) {
            return WAIT_FOR_ANSWERS;
        }
        return paused ? WAIT_IN_TROUBLE : WAIT_FOR_RECORDS;
    }

    private void take(ConsumerRecord<byte[], byte[]> origin) {
        PartitionProgress progress = assigned.get(new TopicPartition(origin.topic(), origin.partition()));
        if (progress == null) {
            throw new IllegalStateException("read from partition " + origin.partition() + ", which is not assigned");
        }
        progress.read(origin.offset());
        switch (parts.reader().read(origin, progress)) {
            case ReadOutcome.Understood(PendingDocument document) -> {
                heldBytes += document.heldBytes();
                queue.add(document);
            }
            case ReadOutcome.Unwanted unwanted -> {
                parts.meters().count(IndexMeters.UNWANTED);
                progress.finished(origin.offset());
            }
            case ReadOutcome.Unreadable unreadable -> {
                long bytes = Math.max(0, origin.serializedValueSize());
                heldBytes += bytes;
                sendLetter(
                        letter(origin, progress, unreadable.reason(), unreadable.message(), unreadable.cause(), bytes));
            }
        }
    }

    /** Pauses while writing is in trouble or too much is held, which is what keeps the heap flat in a long outage. */
    private void throttle() {
        parts.meters().held(heldBytes);
        boolean full = heldBytes >= settings.maxHeldBytes();
        boolean pause = full || !flow.reads();
        if (pause && !paused) {
            consumer.pause(consumer.assignment());
        } else if (!pause && paused) {
            consumer.resume(consumer.assignment());
        }
        paused = pause;
    }

    // ---- send

    private void send() {
        long now = System.nanoTime();
        if (flow.startsProbe(now)) {
            Thread.ofPlatform()
                    .daemon()
                    .name("silkwire-index-check")
                    .start(() -> events.add(new Event.IndexChecked(checkIndex())));
        }
        if (queue.isEmpty() && requestsUnderWay == 0 && !flow.reads() && flow.requestsAllowed(now, 1) > 0) {
            // What was to be retried went with its partitions to another writer.
            flow.succeeded();
            reportWriting();
        }
        while (isWorthARequest() && requestsUnderWay < flow.requestsAllowed(now, settings.maxRequests())) {
            send(queue.next());
        }
    }

    /** At once where none is under way; else what waits gathers first, for many small ones cost the server more. */
    private boolean isWorthARequest() {
        return requestsUnderWay == 0 ? !queue.isEmpty() : queue.isWorthARequest();
    }

    /** An answer must come whatever happens, or the probe would be under way for ever. */
    private IndexCheck checkIndex() {
        try {
            return parts.index().check();
        } catch (RuntimeException e) {
            return new IndexCheck.Unreachable(ElasticsearchCalls.describe(e));
        }
    }

    private void send(List<PendingDocument> documents) {
        requestsUnderWay++;
        documents.forEach(document -> document.progress().sent());
        parts.bulk().send(documents, answer -> events.add(new Event.BulkAnswered(documents, answer)));
    }

    private void sendLetter(PendingLetter letter) {
        lettersUnderWay++;
        letter.progress().sent();
        parts.letters().send(letter.letter(), failure -> events.add(new Event.LetterAnswered(letter, failure)));
    }

    private void repeatLetters() {
        if (System.nanoTime() - lettersNotBefore < 0) {
            return;
        }
        // Only what is there now: a letter that fails at once is back in the queue before this ends.
        for (int left = lettersToRepeat.size(); left > 0; left--) {
            sendLetter(lettersToRepeat.removeFirst());
        }
    }

    // ---- settle

    private void settleAll() {
        Event event = events.poll();
        while (event != null) {
            settle(event);
            event = events.poll();
        }
    }

    private void settle(Event event) {
        switch (event) {
            case Event.BulkAnswered(List<PendingDocument> documents, BulkAnswer answer) -> {
                requestsUnderWay--;
                settle(documents, answer);
            }
            case Event.LetterAnswered(PendingLetter letter, Exception failure) -> {
                lettersUnderWay--;
                settle(letter, failure);
            }
            case Event.IndexChecked(IndexCheck check) -> settle(check);
        }
    }

    private void settle(List<PendingDocument> documents, BulkAnswer answer) {
        Troubles troubles = new Troubles();
        for (int i = 0; i < documents.size(); i++) {
            PendingDocument document = documents.get(i);
            document.progress().answered();
            if (document.progress().isDropped()) {
                heldBytes -= document.heldBytes();
            } else {
                settle(document, answer.outcomes().get(i), troubles);
            }
        }
        queue.putBack(troubles.again);
        if (answer.index() != null && !answer.index().equals(index.index())) {
            // A rebuild moved the write alias: what it lacks is known to the next session.
            indexReplaced = true;
        }
        steer(documents, troubles);
    }

    private void settle(PendingDocument document, BulkItemOutcome outcome, Troubles troubles) {
        switch (outcome) {
            case BulkItemOutcome.Indexed() -> {
                troubles.progress = true;
                done(document);
                parts.meters().indexed(document.origin().timestamp());
            }
            case BulkItemOutcome.NewerPresent() -> {
                troubles.progress = true;
                done(document);
                parts.meters().count(IndexMeters.NEWER_PRESENT);
            }
            case BulkItemOutcome.Refused(Reason reason, String because) -> {
                troubles.progress = true;
                refused(document, reason, because);
            }
            case BulkItemOutcome.Retry(String because) -> {
                troubles.retry = because;
                troubles.again.add(document);
            }
            case BulkItemOutcome.Halt(String because) -> {
                troubles.halt = because;
                troubles.again.add(document);
            }
            case BulkItemOutcome.Bisect() -> {
                troubles.tooLarge = true;
                troubles.again.add(document);
            }
        }
    }

    /** What the answer to one request means for those to come; the gravest of it counts. */
    private void steer(List<PendingDocument> documents, Troubles troubles) {
        long now = System.nanoTime();
        if (troubles.halt != null) {
            flow.halt(now);
            parts.status().halted(troubles.halt);
        } else if (troubles.tooLarge) {
            queue.tooLarge(documents);
            unhalt();
        } else if (troubles.retry != null) {
            unhalt();
            flow.failed(now, troubles.progress);
            reportRetrying(troubles.retry);
        } else {
            queue.fits();
            unhalt();
            flow.succeeded();
            reportWriting();
        }
    }

    /** The half-open request after a halt was answered otherwise than by a halt. */
    private void unhalt() {
        if (flow.probing() && requestsUnderWay == 0) {
            flow.recovered();
        }
    }

    private void settle(PendingLetter letter, @Nullable Exception failure) {
        letter.progress().answered();
        if (letter.progress().isDropped()) {
            heldBytes -= letter.heldBytes();
        } else if (failure == null) {
            letter.progress().finished(letter.origin().offset());
            heldBytes -= letter.heldBytes();
            parts.meters().count(letter.reason());
            reportWriting();
        } else {
            lettersToRepeat.addLast(letter);
            lettersNotBefore = System.nanoTime() + settings.longestBackoff().toNanos();
            reportRetrying("a dead letter cannot be written to " + KafkaTopics.DEAD_LETTERS.name() + ": "
                    + ElasticsearchCalls.describe(failure));
        }
    }

    private void settle(IndexCheck check) {
        switch (check) {
            case IndexCheck.Ready now -> {
                if (!now.equals(index)) {
                    // Offsets say what another index has. The next session finds out and starts from the beginning.
                    indexReplaced = true;
                } else if (!flow.probing()) {
                    LOG.atDebug().log("Writing went on before the look at the index was answered");
                } else if (queue.isEmpty()) {
                    flow.recovered();
                    reportWriting();
                } else if (requestsUnderWay == 0) {
                    send(queue.nextAlone());
                } else {
                    flow.halt(System.nanoTime());
                }
            }
            case IndexCheck.Unreachable(String because) -> noLongerHalted(because);
            case IndexCheck.Blocked(String because) -> stillHalted(because);
        }
    }

    /** Elasticsearch is away now, which is no reason to halt; when it is back, a request tells whether the cause is. */
    private void noLongerHalted(String because) {
        if (flow.probing()) {
            flow.recovered();
            flow.failed(System.nanoTime(), false);
            parts.status().retrying(because);
        }
    }

    private void stillHalted(String because) {
        if (flow.probing()) {
            flow.halt(System.nanoTime());
            parts.status().halted(because);
        }
    }

    private void done(PendingDocument document) {
        document.progress().finished(document.origin().offset());
        heldBytes -= document.heldBytes();
    }

    private void refused(PendingDocument document, Reason reason, String because) {
        LOG.atWarn()
                .addKeyValue("statementId", document.id())
                .addKeyValue("kafkaTopic", document.origin().topic())
                .addKeyValue("partition", document.origin().partition())
                .addKeyValue("offset", document.origin().offset())
                .addKeyValue("reason", reason.label())
                .log("Index refused a document, which becomes a dead letter");
        sendLetter(letter(document.origin(), document.progress(), reason, because, null, document.heldBytes()));
    }

    private static PendingLetter letter(
            ConsumerRecord<byte[], byte[]> origin,
            PartitionProgress progress,
            Reason reason,
            String message,
            @Nullable Throwable cause,
            long heldBytes) {
        return new PendingLetter(
                origin, progress, DeadLetters.of(origin, STEP, reason, message, cause), reason, heldBytes);
    }

    private void reportRetrying(String because) {
        if (!flow.halted()) {
            parts.status().retrying(because);
        }
    }

    private void reportWriting() {
        if (flow.reads() && lettersToRepeat.isEmpty()) {
            parts.status().writing();
        }
    }

    // ---- commit

    private void commit() {
        long now = System.nanoTime();
        if (now - commitNotBefore < 0) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(assigned.keySet());
        if (offsets.isEmpty()) {
            return;
        }
        commitNotBefore = now + COMMIT_EVERY.toNanos();
        markCommitted(offsets);
        consumer.commitAsync(offsets, (committed, failure) -> {
            if (failure != null) {
                LOG.atDebug().setCause(failure).log("Commit failed, the next one repeats it");
                committed.forEach((partition, offset) -> commitFailed(partition, offset.offset()));
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionProgress progress = assigned.get(partition);
            if (progress == null) {
                continue;
            }
            if (progress.idle()) {
                progress.standsAt(consumer.position(partition));
            }
            progress.toCommit().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset, metadata())));
        }
        return offsets;
    }

    private String metadata() {
        return METADATA + index.uuid();
    }

    private void markCommitted(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            PartitionProgress progress = assigned.get(partition);
            if (progress != null) {
                progress.committed(offset.offset());
            }
        });
    }

    private void commitFailed(TopicPartition partition, long offset) {
        PartitionProgress progress = assigned.get(partition);
        if (progress != null) {
            progress.commitFailed(offset);
        }
    }

    // ---- partitions come and go

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> assigned.put(partition, new PartitionProgress(partition)));
        rewindWhereTheIndexIsNew(partitions);
        if (paused) {
            consumer.pause(partitions);
        }
        parts.assignments().incrementAndGet();
    }

    /** An offset committed for another index says nothing about this one, which then gets what no rebuild has given it. */
    private void rewindWhereTheIndexIsNew(Collection<TopicPartition> partitions) {
        Set<TopicPartition> rewound = new HashSet<>();
        consumer.committed(new HashSet<>(partitions)).forEach((partition, committed) -> {
            // A commit without our mark is an operator's, who meant it.
            if (committed != null
                    && committed.metadata().startsWith(METADATA)
                    && !committed.metadata().equals(metadata())) {
                rewound.add(partition);
            }
        });
        if (!rewound.isEmpty()) {
            consumer.seekToBeginning(rewound);
            long known = seekToWhereARebuildEnded(rewound);
            LOG.atInfo()
                    .addKeyValue("index", index.index())
                    .addKeyValue("partitions", rewound.size())
                    .addKeyValue("rebuilt", known)
                    .log("The index is a new one, it is filled from the beginning or from where a rebuild ended");
        }
    }

    private long seekToWhereARebuildEnded(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> ended =
                new HashMap<>(parts.handover().offsets(index.index()));
        ended.keySet().retainAll(partitions);
        ended.values().removeIf(offset -> offset == null || !offset.metadata().equals(metadata()));
        ended.forEach(consumer::seek);
        return ended.size();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        drain(partitions);
        commitBeforeLeaving(partitions);
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    /** Waits for answers that are on their way; what is not answered in time is written again by the next owner. */
    private void drain(Collection<TopicPartition> partitions) {
        long deadline = System.nanoTime() + settings.drainTimeout().toNanos();
        try {
            while (anyUnderWay(partitions)) {
                Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    return;
                }
                settle(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean anyUnderWay(Collection<TopicPartition> partitions) {
        return partitions.stream().map(assigned::get).anyMatch(progress -> progress != null && progress.hasUnderWay());
    }

    private void commitBeforeLeaving(Collection<TopicPartition> partitions) {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = toCommit(partitions);
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, COMMIT_TIMEOUT);
            }
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("Last commit failed, some documents are written again");
        }
    }

    private void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionProgress progress = assigned.remove(partition);
            if (progress != null) {
                progress.drop();
            }
        }
        queue.removeDropped().forEach(document -> heldBytes -= document.heldBytes());
        List<PendingLetter> dropped = new ArrayList<>();
        lettersToRepeat.removeIf(letter -> letter.progress().isDropped() && dropped.add(letter));
        dropped.forEach(letter -> heldBytes -= letter.heldBytes());
    }

    @Override
    public void close() {
        try {
            onPartitionsRevoked(Set.copyOf(assigned.keySet()));
        } finally {
            parts.meters().held(0);
            consumer.close(CloseOptions.timeout(COMMIT_TIMEOUT));
        }
    }

    /** What went wrong among the documents of one request. */
    private static final class Troubles {
        private final List<PendingDocument> again = new ArrayList<>();
        private @Nullable String retry;
        private @Nullable String halt;
        private boolean tooLarge;
        private boolean progress;
    }
}
