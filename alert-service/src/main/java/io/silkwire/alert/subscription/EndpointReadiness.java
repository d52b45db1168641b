package io.silkwire.alert.subscription;

import io.silkwire.contracts.Subscription;
import java.util.List;

/** A subscription that was saved → what its owner must know because nothing will arrive where it says, though nothing is wrong with it. */
public interface EndpointReadiness {
    /** Sentences; empty where all is well. */
    List<String> warnings(Subscription subscription);
}
