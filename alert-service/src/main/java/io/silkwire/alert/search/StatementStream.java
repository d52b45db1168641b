package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All statements that fit a search, a batch at a time, unmoved by what is indexed meanwhile. The first batch is there when the
 * stream is, so that whoever writes it out learns of most troubles before the first byte. For one thread.
 */
public final class StatementStream implements AutoCloseable {
    /** Asks for the batch behind a position. */
    interface Batches {
        SearchReading behind(PagePosition position) throws IOException;
    }

    private final @Nullable Batches batches;
    private final @Nullable PointsInTime pointsInTime;
    private final long limit;
    private @Nullable PagePosition position;
    private List<IndexedStatement> batch = List.of();
    private long total;
    private long handedOut;

    StatementStream(Batches batches, PointsInTime pointsInTime, PagePosition start, long limit) throws IOException {
        this.batches = batches;
        this.pointsInTime = pointsInTime;
        this.position = start;
        this.limit = limit;
        try {
            read(start);
        } catch (IOException | ElasticsearchException e) {
            close();
            throw e;
        }
    }

    private StatementStream() {
        this.batches = null;
        this.pointsInTime = null;
        this.limit = 0;
    }

    /** Of an index that is not there yet. */
    static StatementStream empty() {
        return new StatementStream();
    }

    /** How many fit, handed out or not. */
    public long total() {
        return total;
    }

    /** How many will be handed out. */
    public long size() {
        return Math.min(total, limit);
    }

    /**
     * The next statements; empty at the end.
     *
     * @throws IOException where Elasticsearch does not answer any more
     */
    public List<IndexedStatement> next() throws IOException {
        PagePosition at = position;
        if (batch.isEmpty() && at != null && handedOut > 0) {
            try {
                read(at);
            } catch (ElasticsearchException e) {
                throw new IOException("Elasticsearch refused to go on with an export", e);
            }
        }
        List<IndexedStatement> handed = batch.subList(0, (int) Math.min(batch.size(), limit - handedOut));
        batch = List.of();
        handedOut += handed.size();
        if (handed.isEmpty() || handedOut >= size()) {
            close();
        }
        return handed;
    }

    private void read(PagePosition at) throws IOException {
        if (batches == null || pointsInTime == null) {
            return;
        }
        pointsInTime.renew(at);
        SearchReading reading = batches.behind(at);
        batch = reading.statements();
        PagePosition next = reading.following(at);
        total = next == null ? total : next.total();
        position = next == null ? at : next;
    }

    /** Lets the view of the index go. */
    @Override
    public void close() {
        PagePosition at = position;
        position = null;
        if (at != null && pointsInTime != null) {
            pointsInTime.close(at);
        }
    }
}
