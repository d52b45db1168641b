package io.silkwire.alert.match.engine;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Subscription;
import java.util.List;

/**
 * A statement fits a subscription.
 *
 * @param because the spans that made it fit, in the order of the text, at most {@link EvidenceCollector#MAX_SPANS}
 */
public record Match(Subscription subscription, List<Evidence> because) {
    /** Copies the spans. */
    public Match {
        because = List.copyOf(because);
    }
}
