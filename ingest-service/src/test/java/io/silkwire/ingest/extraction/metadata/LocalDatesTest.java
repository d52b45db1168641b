package io.silkwire.ingest.extraction.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.silkwire.contracts.PublicationDate;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "en", "ru", "uk", "kk", "ky", "uz", "uz_Cyrl", "tg", "tk", "fa", "ar", "tr", "de", "fr", "es", "it",
                "pt", "zh", "ja"
            })
    void readsEveryMonthAsItsLanguageWritesIt(String language) {
        ULocale locale = new ULocale(language);
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        for (int month = 1; month <= 12; month++) {
            LocalDate day = LocalDate.of(2026, month, 24);
            String written = format.format(Long.valueOf(day.toEpochDay() * 86_400_000L));

            assertThat(LocalDates.of(written, locale.toLocale(), null))
                    .as(written)
                    .contains(new PublicationDate(day.toString()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | 24 ноября 2026 года | 2026-11-24",
                "kk | 2026 жылғы 24 қараша | 2026-11-24",
                "ky | 2026-жылдын 24-ноябры | 2026-11-24",
                "uz | 24-noyabr 2026-yil | 2026-11-24",
                "tg | 24 ноябри соли 2026 | 2026-11-24",
                "tk | 2026-njy ýylyň 24-nji noýabry | 2026-11-24",
                "fa | ۳ آذر ۱۴۰۵ | 2026-11-24",
                "fa | ۱۴۰۵/۰۹/۰۳ | 2026-11-24",
                "fa | ۲۴ نوامبر ۲۰۲۶ | 2026-11-24",
                "fa-AF | ۳ قوس ۱۴۰۵ | 2026-11-24",
                "ar-LB | 24 تشرين الثاني 2026 | 2026-11-24",
                "de | Veröffentlicht am 24.11.2026, 14.05 Uhr | 2026-11-24",
                "fr | le 24/11/2026 à 14h05 | 2026-11-24",
                "en-US | Nov 24, 2026 | 2026-11-24",
                "en | 24 Nov 2026 14:05 GMT+5 | 2026-11-24T14:05:00+05:00",
                "en-US | 03/04/2026 | 2026-03-04",
                "en-GB | 03/04/2026 | 2026-04-03",
                "en | 24/11/2026 | 2026-11-24",
                "ja | 令和8年11月24日 | 2026-11-24",
                "pt | 24 de novembro de 2026 | 2026-11-24",
                "ru | ноябрь 2026 | 2026-11"
            })
    void readsDatesAsPeopleWriteThem(String language, String written, String date) {
        assertThat(LocalDates.of(written, Locale.forLanguageTag(language), null))
                .contains(new PublicationDate(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03/04/2026",
                "31 февраля 2026",
                "24 ноября",
                "version 1.2.2020.5",
                "20261124123456789",
                "۳۱ آذر ۱۴۰۵",
                "+996 312 62 05 45",
                ""
            })
    void findsNoDateWhereNoneIsSure(String text) {
        assertThat(LocalDates.of(text, Locale.ENGLISH, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Asia/Bishkek | 2026-11-24T14:05:00+06:00", " | 2026-11-24"})
    void givesATimeOnlyWhereItsZoneIsTold(String zone, String date) {
        assertThat(LocalDates.of(
                        "24.11.2026 14:05", Locale.forLanguageTag("ru"), zone == null ? null : ZoneId.of(zone)))
                .contains(new PublicationDate(date));
    }
}
