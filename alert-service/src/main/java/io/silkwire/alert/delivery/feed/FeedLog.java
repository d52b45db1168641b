package io.silkwire.alert.delivery.feed;

import io.silkwire.contracts.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest {@value #MOST} entries of one feed in the order of Kafka, and what is known of those that are kept no more. Entries may be
 * told in any order and twice, so that one thread may read what was while another follows what comes. Thread-safe.
 */
final class FeedLog {
    static final int MOST = 2_000;

    private final TreeMap<Long, FeedEntry> byOffset = new TreeMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Map<LocalDate, Integer> dropped = new HashMap<>();
    private final CountDownLatch whole = new CountDownLatch(1);
    private @Nullable LocalDate goneThrough;

    /**
     * What a feed has.
     *
     * @param oldestFirst its entries
     * @param dropped how many entries of a day came before the first one that is kept
     * @param goneThrough the last day of which entries may be missing without anybody knowing how many, or null
     */
    record Kept(
            List<FeedEntry> oldestFirst,
            Map<LocalDate, Integer> dropped,
            @Nullable LocalDate goneThrough) {
        /** Copies both. */
        Kept {
            oldestFirst = List.copyOf(oldestFirst);
            dropped = Map.copyOf(dropped);
        }

        /** All of a feed whose history is as given. */
        static Kept all(List<FeedEntry> oldestFirst) {
            return new Kept(oldestFirst, Map.of(), null);
        }
    }

    /** An alert stands at this place of its partition. */
    synchronized void add(long offset, Alert alert) {
        Long known = offsets.get(alert.id().value());
        if (known != null && known <= offset) {
            return;
        }
        if (known != null) {
            byOffset.remove(known);
        }
        byOffset.put(offset, FeedEntry.of(alert));
        offsets.put(alert.id().value(), offset);
        if (byOffset.size() > MOST) {
            dropFirst();
        }
    }

    /**
     * All there was has been told.
     *
     * @param first day of the first record that Kafka still has of the partition, where it had others before; else null
     */
    synchronized void isWhole(@Nullable LocalDate first) {
        gone(first);
        whole.countDown();
    }

    /** Lets go of what is older than this. */
    synchronized void forgetBefore(Instant moment) {
        while (!byOffset.isEmpty() && byOffset.firstEntry().getValue().at().isBefore(moment)) {
            dropFirst();
        }
    }

    /** What there is, or null where it was not read to its end within this time. */
    @Nullable
    Kept await(Duration patience) throws InterruptedException {
        if (!whole.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return null;
        }
        synchronized (this) {
            return new Kept(List.copyOf(byOffset.values()), dropped, goneThrough);
        }
    }

    /** Whether this alert is in it, as far as it was read. */
    synchronized boolean has(String alertId) {
        return offsets.containsKey(alertId);
    }

    static LocalDate day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void dropFirst() {
        FeedEntry first = byOffset.pollFirstEntry().getValue();
        offsets.remove(first.id());
        dropped.merge(day(first.at()), 1, Integer::sum);
        if (byOffset.isEmpty()) {
            gone(day(first.at()));
            return;
        }
        // What went before the first day that is kept is gone as a whole.
        LocalDate kept = day(byOffset.firstEntry().getValue().at());
        dropped.keySet().stream().filter(kept::isAfter).toList().forEach(this::gone);
    }

    private void gone(@Nullable LocalDate day) {
        if (day != null && (goneThrough == null || day.isAfter(goneThrough))) {
            goneThrough = day;
        }
        LocalDate last = goneThrough;
        if (last != null) {
            dropped.keySet().removeIf(one -> !one.isAfter(last));
        }
    }
}
