package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes frozen views of the index, so that a list can be read to its end while the index changes. Never more than a
 * bounded number is open at once: each keeps files alive that the index has merged away. Thread-safe.
 */
final class PointsInTime {
    private static final Logger LOG = LoggerFactory.getLogger(PointsInTime.class);

    private final ElasticsearchClient elasticsearch;
    private final Duration keepOpen;
    private final int maxOpen;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> leases = new HashMap<>();

    PointsInTime(ElasticsearchClient elasticsearch, PagingSettings settings, Clock clock) {
        this.elasticsearch = elasticsearch;
        this.keepOpen = settings.keepOpen();
        this.maxOpen = settings.maxOpen();
        this.clock = clock;
    }

    /** More lists are being read at once than is allowed. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A new view, before its first page. */
    PagePosition open() throws IOException, BusyException {
        String lease = take();
        try {
            String id = elasticsearch
                    .openPointInTime(open -> open.index(SearchAlias.NAME).keepAlive(keepAlive()))
                    .id();
            return new PagePosition(lease, id, java.util.List.of(), 0);
        } catch (IOException | ElasticsearchException e) {
            release(lease);
            throw e;
        }
    }

    /** A page of it is read now: it stays open for as long again. */
    void renew(PagePosition position) {
        lock.lock();
        try {
            leases.put(position.lease(), clock.instant().plus(keepOpen));
        } finally {
            lock.unlock();
        }
    }

    /** Nobody asks for more. What cannot be closed runs out by itself. */
    void close(PagePosition position) {
        release(position.lease());
        try {
            elasticsearch.closePointInTime(close -> close.id(position.pointInTime()));
        } catch (IOException | ElasticsearchException e) {
            LOG.atDebug().setCause(e).log("A point in time was not closed and runs out by itself");
        }
    }

    Time keepAlive() {
        return Time.of(time -> time.time(keepOpen.toSeconds() + "s"));
    }

    private String take() throws BusyException {
        lock.lock();
        try {
            Instant now = clock.instant();
            leases.values().removeIf(now::isAfter);
            if (leases.size() >= maxOpen) {
                throw new BusyException();
            }
            String lease = UUID.randomUUID().toString();
            leases.put(lease, now.plus(keepOpen));
            return lease;
        } finally {
            lock.unlock();
        }
    }

    private void release(String lease) {
        lock.lock();
        try {
            leases.remove(lease);
        } finally {
            lock.unlock();
        }
    }
}
