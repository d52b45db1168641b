package io.silkwire.contracts;

import java.time.Instant;

/**
 * Tells the owner of a subscription, over another channel, that an endpoint fails.
 *
 * @param id the same for the same failure and number
 * @param channel the one that fails
 * @param endpoint its host
 * @param number 1 to 3
 * @param failingSince its first failure after its last success
 * @param disablesAt when nothing is sent there any more, or was
 * @param disabled whether that is so already
 */
public record Notice(
        AlertId id,
        SubscriptionId subscriptionId,
        String subscriptionName,
        String channel,
        String endpoint,
        int number,
        Reason reason,
        Instant failingSince,
        Instant disablesAt,
        boolean disabled) {}
