package io.silkwire.ingest.report;

import java.time.Duration;

/**
 * How long a replay waits for what is behind it.
 *
 * @param stillness after so long without any movement a stage counts as stuck
 * @param settling how long alerts that are being delivered are waited for; what is pending then is said to be pending
 * @param outage how long a broker may be away
 */
public record FollowSettings(Duration stillness, Duration settling, Duration outage) {
    /** One minute, three seconds, ten minutes. */
    public static final FollowSettings DEFAULT =
            new FollowSettings(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(10));
}
