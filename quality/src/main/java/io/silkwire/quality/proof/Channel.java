package io.silkwire.quality.proof;

import io.silkwire.contracts.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One channel of a message: what is recorded of it, and what came.
 *
 * @param state as recorded, or {@code -} where the subscription does not go there
 * @param attempts as recorded
 * @param seen how often the receiver took it
 * @param came what it took first, or null
 */
record Channel(String state, int attempts, int seen, Book.@Nullable Taken came) {
    static final Channel NONE = new Channel("-", 0, 0, null);

    static Channel of(@Nullable Delivery delivery, String name, Book.@Nullable Taken came) {
        int seen = came == null ? 0 : came.times();
        if (delivery == null) {
            return new Channel("none", 0, seen, came);
        }
        return delivery.channels().stream()
                .filter(part -> part.channel().equals(name))
                .findFirst()
                .map(part -> new Channel(part.state().label(), part.attempts().size(), seen, came))
                .orElse(new Channel("none", 0, seen, came));
    }

    boolean isUsed() {
        return !this.equals(NONE);
    }

    boolean isDelivered() {
        return state.equals(Delivery.State.DELIVERED.label());
    }
}
