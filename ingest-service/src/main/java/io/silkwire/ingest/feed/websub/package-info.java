/**
 * WebSub (W3C Recommendation, 2018), the subscriber's side: what to ask of a hub, what to answer it, what to believe of it.
 *
 * <p>Read {@link io.silkwire.ingest.feed.websub.PushPolicy} first. Decisions only: nothing is sent or listened to here. Any
 * thread.
 */
@NullMarked
package io.silkwire.ingest.feed.websub;

import org.jspecify.annotations.NullMarked;
