package io.silkwire.alert.site;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.OptionalInt;

/** The port on which this instance answers, once it does. */
@Singleton
public final class OwnPort {
    private static final int NONE = -1;

    private volatile int port = NONE;

    @EventListener
    void opened(ServerStartupEvent event) {
        port = event.getSource().getPort();
    }

    /** The port, or empty where no server runs in this process, or not yet. */
    public OptionalInt get() {
        return port == NONE ? OptionalInt.empty() : OptionalInt.of(port);
    }
}
