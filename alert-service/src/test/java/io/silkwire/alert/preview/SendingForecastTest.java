package io.silkwire.alert.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What would have been sent, as sentences. */
class SendingForecastTest {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final SourceId SOURCE = new SourceId("uz-mfa");

    private Sending.Mode mode = Sending.Mode.IMMEDIATE;
    private Sending.@Nullable QuietHours quiet;
    private @Nullable Integer maximum;
    private Duration window = Duration.ofHours(24);
    private List<TopicId> urgent = List.of();
    private boolean muted;

    @Test
    void eachStoryIsOneMessageAndItsCopiesWithinADayAreNone() {
        List<ArchiveHit> hits = List.of(
                hit("a", "2026-11-10T08:00:00Z", "s"),
                hit("b", "2026-11-10T09:00:00Z", "s"),
                hit("c", "2026-11-11T07:59:59Z", "s"),
                hit("d", "2026-11-11T08:00:01Z", "s"),
                hit("e", "2026-11-10T09:00:00Z", null));
        assertThat(counts(hits)).containsExactly(3, 3);
        window = Duration.ZERO;
        assertThat(counts(hits)).containsExactly(5, 5);
    }

    @Test
    void aCopyThatPressesMoreIsSent() {
        urgent = List.of(new TopicId("water"));
        ArchiveHit pressing = hit("b", "2026-11-10T09:00:00Z", "s", List.of(new TopicId("water")));
        assertThat(counts(List.of(hit("a", "2026-11-10T08:00:00Z", "s"), pressing)))
                .containsExactly(2, 2);
    }

    @Test
    void anHourlyDigestIsOneMessageAnHour() {
        mode = Sending.Mode.HOURLY;
        assertThat(counts(each(Duration.ofMinutes(20), 9))).containsExactly(9, 4);
    }

    @Test
    void aDailyDigestIsOneMessageADay() {
        mode = Sending.Mode.DAILY;
        assertThat(counts(each(Duration.ofHours(8), 9))).containsExactly(9, 4);
    }

    @Test
    void aMaximumSumsUpTheRestOfADay() {
        maximum = 3;
        // Three, and what is more when the day is over.
        assertThat(counts(each(Duration.ofMinutes(10), 20))).containsExactly(20, 4);
    }

    @Test
    void quietHoursBringOneMessageAtTheirEnd() {
        quiet = new Sending.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), null);
        List<ArchiveHit> hits = List.of(
                hit("a", "2026-11-10T23:00:00Z", null),
                hit("b", "2026-11-11T03:00:00Z", null),
                hit("c", "2026-11-11T12:00:00Z", null));
        assertThat(counts(hits)).containsExactly(3, 2);
    }

    @Test
    void aDateWithoutATimeIsNoonAndNotTheMiddleOfTheNight() {
        quiet = new Sending.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), null);
        assertThat(counts(List.of(hit("a", "2026-11-10", null), hit("b", "2026-11-10", null))))
                .containsExactly(2, 2);
    }

    @Test
    void aMaterialChangeIsToldAgainAndATypingErrorIsNot() {
        assertThat(counts(List.of(changed("a", Change.Kind.EDITED, true)))).containsExactly(2, 2);
        assertThat(counts(List.of(changed("a", Change.Kind.EDITED, false)))).containsExactly(1, 1);
        assertThat(counts(List.of(changed("a", Change.Kind.MOVED, true)))).containsExactly(1, 1);
    }

    @Test
    void aQueryForChangesIsNotToldOfTheFirstRevision() {
        SendingForecast forecast =
                SendingForecast.of(List.of(changed("a", Change.Kind.EDITED, true)), sending(), true, Basis.PUBLICATION);
        assertThat(forecast.alerts(BEGIN, END)).isEqualTo(1);
    }

    @Test
    void itIsCountedAsIfItWereNotMuted() {
        muted = true;
        assertThat(counts(List.of(hit("a", "2026-11-10T08:00:00Z", null)))).containsExactly(1, 1);
    }

    @Test
    void onlyWhatIsDatedWithinTheTimeIsCounted() {
        SendingForecast forecast =
                SendingForecast.of(each(Duration.ofDays(1), 10), sending(), false, Basis.PUBLICATION);
        assertThat(forecast.messages(Instant.parse("2026-11-12T00:00:00Z"), Instant.parse("2026-11-14T00:00:00Z")))
                .isEqualTo(2);
    }

    private List<Integer> counts(List<ArchiveHit> hits) {
        SendingForecast forecast = SendingForecast.of(hits, sending(), false, Basis.PUBLICATION);
        return List.of((int) forecast.alerts(BEGIN, END), (int) forecast.messages(BEGIN, END));
    }

    private Sending sending() {
        return new Sending(
                mode,
                ZoneId.of("UTC"),
                LocalTime.of(8, 30),
                DayOfWeek.MONDAY,
                quiet,
                maximum,
                Severity.ROUTINE,
                urgent,
                muted,
                null,
                window);
    }

    private static List<ArchiveHit> each(Duration step, int count) {
        List<ArchiveHit> hits = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Instant at = Instant.parse("2026-11-10T08:00:00Z").plus(step.multipliedBy(n));
            hits.add(hit("n" + n, at.toString(), null));
        }
        return hits;
    }

    private static ArchiveHit changed(String name, Change.Kind kind, boolean substantive) {
        return new ArchiveHit(
                StatementId.ofCorpusName(SOURCE, name),
                SOURCE,
                "en",
                new PublicationDate("2026-11-10"),
                Instant.parse("2026-11-12T09:00:00Z"),
                null,
                2,
                kind,
                substantive,
                List.of());
    }

    private static ArchiveHit hit(String name, String published, @Nullable String story) {
        return hit(name, published, story, List.of());
    }

    private static ArchiveHit hit(String name, String published, @Nullable String story, List<TopicId> topics) {
        return new ArchiveHit(
                StatementId.ofCorpusName(SOURCE, name),
                SOURCE,
                "en",
                new PublicationDate(published),
                null,
                story == null ? null : StoryId.ofOldest(StatementId.ofCorpusName(SOURCE, story)),
                1,
                null,
                false,
                topics);
    }
}
