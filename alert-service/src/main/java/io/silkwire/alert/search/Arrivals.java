package io.silkwire.alert.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came to the archive before and after a moment, and what of it fits a query.
 *
 * @param before statements that were read in the hundred days up to the moment
 * @param storiesBefore stories among them that fit
 * @param after statements that were read since, but for the last minutes
 * @param fittingAfter first revisions among them that fit
 * @param betweenAlerts statements that were read from the first alert to the last
 * @param daysWithAlerts on which the subscription had an alert
 * @param lastAlert when it had its last; null where it had none
 */
public record Arrivals(
        long before,
        long storiesBefore,
        long after,
        long fittingAfter,
        long betweenAlerts,
        long daysWithAlerts,
        @Nullable Instant lastAlert) {}
