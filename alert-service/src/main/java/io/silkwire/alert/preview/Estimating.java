package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveLook.Part;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns a forecast into the estimate of a part of the archive: over as much of it as is known. Where only the newest statements were
 * looked at, that is the time they reach back; the days before are not known to be empty.
 */
final class Estimating {
    private static final double DAY = Duration.ofDays(1).toMillis();
    /** Less time makes no rate. */
    private static final double LEAST_CUT = 1 / 24.0;

    private Estimating() {}

    static Estimate of(Part part, ArchiveLook look, SendingForecast forecast, Basis basis, Instant since) {
        long known = look.hits().stream()
                .map(ArchiveHit::at)
                .filter(at -> at.isAfter(part.from()) && !at.isAfter(part.to()))
                .count();
        boolean isCut = look.partly() != null || known < part.total();
        Instant from = latest(part.from(), since.minusMillis(1));
        if (isCut) {
            from = latest(from, oldest(look).minusMillis(1));
        }
        double days = Duration.between(from, part.to()).toMillis() / DAY;
        double whole = Duration.between(part.from(), part.to()).toMillis() / DAY;
        return new Estimate(
                part,
                isCut ? Math.max(LEAST_CUT, days) : Math.clamp(isLastDayWhole(look, basis) ? days + 1 : days, 1, whole),
                forecast.alerts(from, part.to()),
                forecast.messages(from, part.to()),
                isCut);
    }

    /** An archive from the past ends with the first moment of a day whose statements name no time: that day counts whole. */
    private static boolean isLastDayWhole(ArchiveLook look, Basis basis) {
        return basis.by() == Basis.By.PUBLICATION && !look.live();
    }

    private static Instant oldest(ArchiveLook look) {
        return look.hits().stream()
                .map(ArchiveHit::at)
                .min(Instant::compareTo)
                .orElse(look.span().to());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
