package io.silkwire.enrich.index;

import java.util.List;
import java.util.function.Consumer;

/** Writes documents of one view, with whatever has to be written beside them. */
interface Bulk {
    /** Sends these documents; the answer always comes, exactly once, on another thread. */
    void send(List<PendingDocument> documents, Consumer<BulkAnswer> answered);

    /**
     * Checks that it still works.
     *
     * @throws IllegalStateException where it does not and has to be opened anew
     */
    void requireRunning();
}
