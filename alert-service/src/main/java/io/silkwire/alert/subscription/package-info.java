/**
 * What people want to hear of: drafts and seed files in, checked subscriptions on the Kafka topic {@code subscriptions} out, and
 * back from there into every instance's memory.
 *
 * <p>Read {@link io.silkwire.alert.subscription.Subscriptions} first. The Kafka topic is the truth; a change counts when it was
 * read back from there. The snapshot may be read from any thread; changes are made one after the other.
 */
@NullMarked
package io.silkwire.alert.subscription;

import org.jspecify.annotations.NullMarked;
