package io.silkwire.enrich.trend;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hour and day a statement is counted in: when its publisher says it published, or when it was first read where the publisher
 * says nothing. Never later than it was read: a date in the future is a mistake of the page.
 *
 * @param hour start of the hour; null where the publisher tells the day alone
 * @param day start of the day in UTC
 */
record EventTime(@Nullable Instant hour, Instant day) {
    /**
     * The event time of a statement; empty where it is dated by month or year, which no day counts.
     *
     * @param earlier what it was counted at before, which holds where no date is told: a revision is not another publication
     * @param now by which what was read is clamped, lest one wrong clock push everything else out of memory
     */
    static Optional<EventTime> of(Statement statement, @Nullable EventTime earlier, Instant now) {
        Instant read = statement.fetchedAt().isAfter(now) ? now : statement.fetchedAt();
        PublicationDate published = statement.publishedAt();
        if (published == null) {
            return Optional.of(earlier == null ? at(read) : earlier);
        }
        Instant said = published.earliest().isAfter(read) ? read : published.earliest();
        return switch (published.precision()) {
            case TIME -> Optional.of(at(said));
            case DAY -> Optional.of(new EventTime(null, said.truncatedTo(ChronoUnit.DAYS)));
            case MONTH, YEAR -> Optional.empty();
        };
    }

    private static EventTime at(Instant instant) {
        return new EventTime(instant.truncatedTo(ChronoUnit.HOURS), instant.truncatedTo(ChronoUnit.DAYS));
    }
}
