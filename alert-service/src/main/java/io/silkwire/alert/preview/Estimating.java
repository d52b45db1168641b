package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveLook.Part;
import io.silkwire.contracts.Sending;
import java.time.Duration;
import java.time.Instant;

/** Turns a forecast of the newest hits into the estimate of a part of the archive, scaled up where the part has more. */
final class Estimating {
    private static final double DAY = Duration.ofDays(1).toMillis();

    private Estimating() {}

    static Estimate of(Part part, ArchiveLook look, SendingForecast forecast, Sending sending) {
        long known = look.hits().stream()
                .map(ArchiveHit::at)
                .filter(at -> at.isAfter(part.from()) && !at.isAfter(part.to()))
                .count();
        long alerts = forecast.alerts(part.from(), part.to());
        long messages = forecast.messages(part.from(), part.to());
        if (look.partly() != null) {
            // Only the newest were looked at: the days before are not known to be empty.
            double read = Math.min(days(part, look), forecastDays(look));
            return new Estimate(part, read, alerts, messages, true);
        }
        double days = days(part, look);
        if (known == 0 || part.total() <= known) {
            return new Estimate(part, days, alerts, messages, false);
        }
        double byStatements = part.total() / (double) known;
        boolean eachAlone = sending.mode() == Sending.Mode.IMMEDIATE && sending.maximumPerDay() == null;
        double byTime = eachAlone ? byStatements : Math.max(1, days / forecastDays(look));
        return new Estimate(part, days, Math.round(alerts * byStatements), Math.round(messages * byTime), true);
    }

    /** A last day that only has a date counts whole. */
    private static double days(Part part, ArchiveLook look) {
        Instant from = look.oldest().isAfter(part.from()) ? look.oldest() : part.from();
        double days = Duration.between(from, part.to()).toMillis() / DAY;
        double whole = Duration.between(part.from(), part.to()).toMillis() / DAY;
        return Math.max(1, Math.min(whole, look.live() ? days : days + 1));
    }

    private static double forecastDays(ArchiveLook look) {
        Instant first =
                look.hits().stream().map(ArchiveHit::at).min(Instant::compareTo).orElse(look.oldest());
        return Math.max(1, Duration.between(first, look.span().to()).toMillis() / DAY);
    }
}
