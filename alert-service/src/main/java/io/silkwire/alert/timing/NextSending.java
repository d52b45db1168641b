package io.silkwire.alert.timing;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When something is sent next, in words for people.
 *
 * @param at when the next message may go out at the earliest; null where none will
 * @param words such as {@code next digest today 08:30 (Asia/Almaty), 4 alerts waiting}
 * @param waiting how many alerts are held
 */
public record NextSending(@Nullable Instant at, String words, int waiting) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    /**
     * As it stands now.
     *
     * @param open the channels by which something is sent
     * @param shut those by which nothing is although the subscription names them, and why
     * @param waiting how many alerts are held
     * @param heldUntil when they are due, or null where none is held
     */
    public static NextSending of(
            Subscription subscription,
            List<String> open,
            Map<String, Reason> shut,
            int waiting,
            @Nullable Instant heldUntil,
            Instant now) {
        Sending sending = subscription.sending();
        String held = waiting == 0 ? "" : ", " + (waiting == 1 ? "1 alert" : waiting + " alerts") + " waiting";
        if (subscription.state() == Subscription.State.PAUSED) {
            return new NextSending(null, "paused: nothing is matched until it is resumed" + held, waiting);
        }
        if (subscription.webhook() == null && subscription.email() == null) {
            return new NextSending(null, "alerts appear on the page, in the feed and in the live stream only", waiting);
        }
        if (sending.muted()) {
            return new NextSending(null, "muted: alerts appear on the page only" + held, waiting);
        }
        if (open.isEmpty()) {
            String why = shut.isEmpty() ? "its mailbox was unsubscribed" : shut(shut);
            return new NextSending(null, "nothing is sent: " + why + held, waiting);
        }
        String others = shut.isEmpty() ? "" : "; " + shut(shut);
        Instant due = heldUntil == null ? TimingDecision.release(sending, now, SentSoFar.NOTHING) : heldUntil;
        return new NextSending(due.isAfter(now) ? due : now, words(sending, due, now) + held + others, waiting);
    }

    private static String shut(Map<String, Reason> shut) {
        return new TreeMap<>(shut)
                .entrySet().stream()
                        .map(one -> (one.getKey().equals("email") ? "mail" : one.getKey())
                                + switch (one.getValue()) {
                                    case SMTP_NOT_CONFIGURED -> " has no SMTP server that it could be sent by";
                                    case ENDPOINT_DISABLED -> " is disabled until it is enabled again";
                                    default -> " is shut: " + one.getValue().label();
                                })
                        .collect(Collectors.joining(", "));
    }

    private static String words(Sending sending, Instant due, Instant now) {
        Instant snoozed = sending.snoozedUntil();
        String start = snoozed != null && snoozed.isAfter(now)
                ? "snoozed until " + moment(snoozed, now, sending.zone()) + "; "
                : "";
        if (sending.mode() != Sending.Mode.IMMEDIATE) {
            boolean some = !sending.urgentTopics().isEmpty() && sending.severity() != Severity.URGENT;
            return start + "next digest " + moment(due, now, sending.zone()) + (some ? ", urgent alerts at once" : "");
        }
        if (!due.isAfter(now)) {
            return start + "at once" + quiet(sending);
        }
        return start + "next message " + moment(due, now, sending.zone()) + urgent(sending, now);
    }

    private static String quiet(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        return quiet == null
                ? ""
                : ", but not from " + TIME.format(quiet.from()) + " to " + TIME.format(quiet.to()) + " ("
                        + sending.zone() + ")" + (quiet.brokenBy() == null ? "" : " unless " + word(quiet.brokenBy()));
    }

    private static String urgent(Sending sending, Instant now) {
        Sending.QuietHours quiet = sending.quietHours();
        boolean isQuiet = QuietTime.endAt(sending, Severity.ROUTINE, now) != null;
        return quiet == null || quiet.brokenBy() == null || !isQuiet
                ? ""
                : ", " + word(quiet.brokenBy()) + " alerts at once";
    }

    private static String word(Severity severity) {
        return severity == Severity.URGENT ? "urgent" : severity.label() + " or more";
    }

    /** {@code today 08:30 (Asia/Almaty)}, {@code tomorrow …}, or with the day's name and date. */
    public static String moment(Instant moment, Instant now, ZoneId zone) {
        ZonedDateTime local = moment.atZone(zone);
        long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), local.toLocalDate());
        String day = days == 0 ? "today" : days == 1 ? "tomorrow" : DAY.format(local);
        String year = Math.abs(days) > Duration.ofDays(300).toDays() ? " " + local.getYear() : "";
        return day + year + " " + TIME.format(local) + " (" + zone.getId() + ")";
    }
}
