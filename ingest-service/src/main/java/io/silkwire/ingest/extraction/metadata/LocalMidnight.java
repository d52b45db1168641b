package io.silkwire.ingest.extraction.metadata;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import io.silkwire.ingest.extraction.metadata.PageMetadata.Context;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in UTC that is midnight to the second where the site is → the day that was meant: systems that know days only keep them as
 * local midnight, and tell that in UTC as an evening before. Where the site is, its address says, if the country has one time.
 */
final class LocalMidnight {
    private LocalMidnight() {}

    /** The day that was meant, or the date as it was. */
    static WrittenDate day(WrittenDate date, Context context) {
        LocalTime time = date.time();
        boolean even = time != null
                && Objects.equals(date.offset(), ZoneOffset.UTC)
                && time.getSecond() == 0
                && time.getMinute() % 15 == 0;
        String country = even ? country(context.url()) : "";
        if (time == null || !even || country.isEmpty()) {
            return date;
        }
        return midnight(date, local(OffsetDateTime.of(date.first(), time, ZoneOffset.UTC), country));
    }

    private static WrittenDate midnight(WrittenDate date, @Nullable ZonedDateTime local) {
        if (local == null || !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return date;
        }
        boolean other = !local.toLocalDate().equals(date.first());
        return other ? WrittenDate.day(local.toLocalDate()) : date;
    }

    /** The time there; null where the country had several at once. */
    private static @Nullable ZonedDateTime local(OffsetDateTime time, String country) {
        List<ZonedDateTime> locals =
                TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
                        .map(zone -> at(time, zone))
                        .filter(Objects::nonNull)
                        .toList();
        boolean one = locals.stream().map(ZonedDateTime::getOffset).distinct().count() == 1;
        return one ? locals.get(0) : null;
    }

    private static @Nullable ZonedDateTime at(OffsetDateTime time, String zone) {
        try {
            return time.atZoneSameInstant(ZoneId.of(zone));
        } catch (DateTimeException e) {
            // ICU may know a zone that the JDK's older tables do not.
            return null;
        }
    }

    private static String country(@Nullable URI url) {
        String host = url == null || url.getHost() == null ? "" : url.getHost();
        String top = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return top.length() != 2 ? "" : top.equals("UK") ? "GB" : top;
    }
}
