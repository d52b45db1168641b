package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import java.net.URI;

/** Asked before each hop connects: whose turn it is on the host, and whether robots.txt lets us. */
public interface HopGate {
    /** A gate that lets everything through, for tools that fetch one URL a person named. */
    HopGate OPEN = hop -> new Entered(() -> {});

    /** Blocks until it is our turn on this host. */
    Entry enter(URI hop);

    /** The answer. */
    sealed interface Entry {}

    /**
     * Go.
     *
     * @param turn is closed when the exchange is over
     */
    record Entered(Turn turn) implements Entry {}

    /** Do not go. */
    record Refused(Reason reason, String detail) implements Entry {}

    /** A turn on a host. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
