package io.silkwire.alert.subscription;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When alerts are sent, as the API shows it: in the words that a draft takes, so that what was read can be sent back. */
public record SendingView(
        String mode,
        String zone,
        String at,
        String weekday,
        @Nullable QuietHoursView quietHours,
        @Nullable Integer maximumPerDay,
        Severity severity,
        List<String> urgentTopics,
        boolean muted,
        @Nullable Instant snoozedUntil,
        String storyWindow) {
    /** Quiet hours in local time. */
    public record QuietHoursView(
            String from, String to, @Nullable Severity brokenBy) {}

    /** Copies the list. */
    public SendingView {
        urgentTopics = List.copyOf(urgentTopics);
    }

    /** What is shown of these settings. */
    public static SendingView of(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        return new SendingView(
                sending.mode().label(),
                sending.zone().getId(),
                sending.at().toString(),
                sending.weekday().name().toLowerCase(Locale.ROOT),
                quiet == null
                        ? null
                        : new QuietHoursView(quiet.from().toString(), quiet.to().toString(), quiet.brokenBy()),
                sending.maximumPerDay(),
                sending.severity(),
                sending.urgentTopics().stream().map(TopicId::value).toList(),
                sending.muted(),
                sending.snoozedUntil(),
                sending.storyWindow().toString());
    }
}
