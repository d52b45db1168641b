package io.silkwire.alert.fakes;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.TopicId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of sending, of which a test says what matters to it; each word makes another builder. */
public final class SendingBuilder {
    private final Sending sending;

    private SendingBuilder(Sending sending) {
        this.sending = sending;
    }

    /** Changes these. */
    public static SendingBuilder of(Sending sending) {
        return new SendingBuilder(sending);
    }

    /** At once, in this zone, each copy by itself. */
    public static SendingBuilder in(String zone) {
        return new SendingBuilder(new Sending(
                Sending.Mode.IMMEDIATE,
                ZoneId.of(zone),
                LocalTime.of(8, 30),
                DayOfWeek.MONDAY,
                null,
                null,
                Severity.ROUTINE,
                List.of(),
                false,
                null,
                Duration.ZERO));
    }

    /** In digests or not. */
    public SendingBuilder mode(Sending.Mode mode) {
        return with(mode, sending.zone(), sending.at(), sending.quietHours(), sending.maximumPerDay());
    }

    /** In digests at this local time; of an hourly one the minute counts. */
    public SendingBuilder mode(Sending.Mode mode, String at) {
        return with(mode, sending.zone(), LocalTime.parse(at), sending.quietHours(), sending.maximumPerDay());
    }

    /** By the clock of another zone. */
    public SendingBuilder zone(String zone) {
        return with(sending.mode(), ZoneId.of(zone), sending.at(), sending.quietHours(), sending.maximumPerDay());
    }

    /** Quiet between these local times, unless an alert presses so much. */
    public SendingBuilder quiet(String from, String to, @Nullable Severity brokenBy) {
        return with(
                sending.mode(),
                sending.zone(),
                sending.at(),
                new Sending.QuietHours(LocalTime.parse(from), LocalTime.parse(to), brokenBy),
                sending.maximumPerDay());
    }

    /** So many messages a day, or null for any number. */
    public SendingBuilder maximum(@Nullable Integer maximum) {
        return with(sending.mode(), sending.zone(), sending.at(), sending.quietHours(), maximum);
    }

    /** Urgent with one of these topics. */
    public SendingBuilder urgent(String... topics) {
        return with(
                sending.severity(),
                List.of(topics).stream().map(TopicId::new).toList(),
                sending.muted(),
                sending.snoozedUntil(),
                sending.storyWindow());
    }

    /** All of them press so much. */
    public SendingBuilder severity(Severity severity) {
        return with(severity, sending.urgentTopics(), sending.muted(), sending.snoozedUntil(), sending.storyWindow());
    }

    /** Not sent at all, or sent again. */
    public SendingBuilder muted(boolean muted) {
        return with(sending.severity(), sending.urgentTopics(), muted, sending.snoozedUntil(), sending.storyWindow());
    }

    /** Not sent before; null ends it. */
    public SendingBuilder snoozed(@Nullable Instant until) {
        return with(sending.severity(), sending.urgentTopics(), sending.muted(), until, sending.storyWindow());
    }

    /** One story, one message, for so long. */
    public SendingBuilder stories(Duration window) {
        return with(sending.severity(), sending.urgentTopics(), sending.muted(), sending.snoozedUntil(), window);
    }

    /** The settings. */
    public Sending build() {
        return sending;
    }

    private SendingBuilder with(
            Sending.Mode mode,
            ZoneId zone,
            LocalTime at,
            Sending.@Nullable QuietHours quiet,
            @Nullable Integer maximum) {
        return new SendingBuilder(new Sending(
                mode,
                zone,
                at,
                sending.weekday(),
                quiet,
                maximum,
                sending.severity(),
                sending.urgentTopics(),
                sending.muted(),
                sending.snoozedUntil(),
                sending.storyWindow()));
    }

    private SendingBuilder with(
            Severity severity, List<TopicId> urgent, boolean muted, @Nullable Instant snoozed, Duration window) {
        return new SendingBuilder(new Sending(
                sending.mode(),
                sending.zone(),
                sending.at(),
                sending.weekday(),
                sending.quietHours(),
                sending.maximumPerDay(),
                severity,
                urgent,
                muted,
                snoozed,
                window));
    }
}
