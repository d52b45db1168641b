package io.silkwire.enrich.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Documents that wait to be sent, and how large the next request may be: halved when one was too large for the server, and
 * slowly larger again with each that was not. Belongs to the writer's thread.
 */
final class WriteQueue {
    /** Of the largest request. Measured: tenths of it cost the server more, and all of it leaves it idle meanwhile. */
    private static final int PART = 4;

    private final Deque<PendingDocument> waiting = new ArrayDeque<>();
    private final int maxDocuments;
    private final long maxBytes;
    private long bytesNow;
    private long bytesWaiting;

    WriteQueue(int maxDocuments, long maxBytes) {
        this.maxDocuments = maxDocuments;
        this.maxBytes = maxBytes;
        this.bytesNow = maxBytes;
    }

    void add(PendingDocument document) {
        waiting.addLast(document);
        bytesWaiting += document.requestBytes();
    }

    /** Puts documents back to be sent next, in their order. */
    void putBack(List<PendingDocument> documents) {
        documents.reversed().forEach(waiting::addFirst);
        bytesWaiting += bytes(documents);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether what waits is a good part of the largest request. */
    boolean isWorthARequest() {
        return PART * waiting.size() >= maxDocuments || PART * bytesWaiting >= bytesNow;
    }

    /** The documents of the next request: as many as fit, at least one; empty where none waits. */
    List<PendingDocument> next() {
        return next(maxDocuments);
    }

    /** One document alone, to find out whether writing works again. */
    List<PendingDocument> nextAlone() {
        return next(1);
    }

    /** A request of these documents was too large: from now on half of it at most. */
    void tooLarge(List<PendingDocument> documents) {
        bytesNow = Math.max(1, bytes(documents) / 2);
    }

    /** A request was not too large. */
    void fits() {
        bytesNow = Math.min(maxBytes, bytesNow + bytesNow / 4 + 1);
    }

    /** Removes the documents of partitions that were taken away, and returns them. */
    List<PendingDocument> removeDropped() {
        List<PendingDocument> dropped = new ArrayList<>();
        waiting.removeIf(document -> document.progress().isDropped() && dropped.add(document));
        bytesWaiting -= bytes(dropped);
        return dropped;
    }

    private List<PendingDocument> next(int documents) {
        List<PendingDocument> request = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && request.size() < documents) {
            bytes += waiting.getFirst().requestBytes();
            if (bytes > bytesNow && !request.isEmpty()) {
                break;
            }
            request.add(waiting.removeFirst());
        }
        bytesWaiting -= bytes(request);
        return request;
    }

    private static long bytes(List<PendingDocument> documents) {
        return documents.stream().mapToLong(PendingDocument::requestBytes).sum();
    }
}
