package io.silkwire.alert.subscription;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When alerts are sent, as somebody wrote it, unchecked; what is left out stays as it is, or is {@link
 * io.silkwire.contracts.Sending#STANDARD}.
 *
 * @param mode immediate, hourly, daily or weekly
 * @param zone IANA time zone such as Asia/Almaty
 * @param at local time such as 08:30
 * @param weekday such as monday
 * @param quietHours null for none
 * @param maximumPerDay null for any number
 * @param severity routine, important or urgent
 * @param urgentTopics ids of topics that make an alert urgent
 * @param snoozedUntil moment in ISO 8601
 * @param storyWindow ISO 8601 duration such as PT24H, at most P7D; PT0S sends every copy
 * @param acceptManyAlerts true where it is meant to send as many as it will; see {@link FloodGate}
 */
public record SendingDraft(
        @Nullable String mode,
        @Nullable String zone,
        @Nullable String at,
        @Nullable String weekday,
        @Nullable QuietHoursDraft quietHours,
        @Nullable Integer maximumPerDay,
        @Nullable String severity,
        List<String> urgentTopics,
        @Nullable Boolean muted,
        @Nullable String snoozedUntil,
        @Nullable String storyWindow,
        @Nullable Boolean acceptManyAlerts) {
    /** Quiet hours as somebody wrote them. */
    public record QuietHoursDraft(
            @Nullable String from,
            @Nullable String to,
            @Nullable String brokenBy) {}

    /** One that does not say whether many alerts are meant. */
    public SendingDraft(
            @Nullable String mode,
            @Nullable String zone,
            @Nullable String at,
            @Nullable String weekday,
            @Nullable QuietHoursDraft quietHours,
            @Nullable Integer maximumPerDay,
            @Nullable String severity,
            List<String> urgentTopics,
            @Nullable Boolean muted,
            @Nullable String snoozedUntil,
            @Nullable String storyWindow) {
        this(
                mode,
                zone,
                at,
                weekday,
                quietHours,
                maximumPerDay,
                severity,
                urgentTopics,
                muted,
                snoozedUntil,
                storyWindow,
                null);
    }

    /** Nothing but how alerts are put together. */
    public static SendingDraft of(@Nullable String mode) {
        return new SendingDraft(mode, null, null, null, null, null, null, List.of(), null, null, null);
    }

    /** Copies the list; one that JSON left out is empty. */
    public SendingDraft {
        urgentTopics = urgentTopics == null
                ? List.of()
                : urgentTopics.stream()
                        .map(topic -> Objects.toString(topic, ""))
                        .toList();
    }

    /** Whether many alerts are meant. */
    boolean acceptsMany() {
        return Boolean.TRUE.equals(acceptManyAlerts);
    }
}
