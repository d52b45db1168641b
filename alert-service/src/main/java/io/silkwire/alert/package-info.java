/**
 * The alert service: enriched statements in, alerts to subscribers out; and the pages and API to subscribe and to search.
 *
 * <p>Read {@link io.silkwire.alert.match.AlertPipeline} first, the path up to the alert, then {@code
 * io.silkwire.alert.delivery}, the path from there to the subscriber. {@link io.silkwire.alert.AlertService} starts it all.
 */
@NullMarked
package io.silkwire.alert;

import org.jspecify.annotations.NullMarked;
