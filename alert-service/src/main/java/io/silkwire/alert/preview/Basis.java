package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.Collecting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an alert a day is counted from. Alerts are raised when statements come in; so where statements have been collected for a
 * day or longer, what came in as news is counted when it came, over the days since. Where an archive was imported, or has only just
 * begun, all came at once: then dated statements are counted as if each had come on its day, which is as near as one gets.
 *
 * @param by what is counted
 * @param since what came or was dated before is not known of; null where no rate can be told
 */
record Basis(By by, @Nullable Instant since, Collecting collecting) {
    /** Days of publication, whatever the archive: for tests and for what was never collected. */
    static final Basis PUBLICATION = new Basis(By.PUBLICATION, Instant.EPOCH, new Collecting(Map.of()));

    private static final Duration ENOUGH = Duration.ofDays(1);

    /** What is counted. */
    enum By {
        ARRIVAL,
        PUBLICATION
    }

    /** Of this archive. */
    static Basis of(ArchiveLook look) {
        Collecting collecting = look.reach().collecting();
        Instant start = collecting.start().orElse(null);
        boolean isLongEnough =
                start != null && !start.plus(ENOUGH).isAfter(look.span().to());
        return isLongEnough
                ? new Basis(By.ARRIVAL, start, collecting)
                : new Basis(By.PUBLICATION, look.reach().oldestDated(), collecting);
    }

    /** Where the first revision is counted; empty where it is not. */
    Optional<Instant> first(ArchiveHit hit) {
        return switch (by) {
            case ARRIVAL -> collecting.arrival(hit);
            case PUBLICATION -> hit.published() == null ? Optional.empty() : Optional.of(hit.at());
        };
    }

    /** Where a change is counted; empty where it is not. */
    Optional<Instant> changed(ArchiveHit hit) {
        return switch (by) {
            case ARRIVAL -> collecting.changed(hit);
            case PUBLICATION -> Optional.ofNullable(hit.fetchedAt());
        };
    }
}
