package io.silkwire.alert.subscription;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.TopicId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a draft of settings into settings, or into errors of its fields. Used once per draft, by one thread. */
final class SendingCheck {
    private static final int MAX_PER_DAY = 10_000;
    private static final int MAX_TOPICS = 50;

    private final List<FieldError> errors;
    private final Sending before;

    private SendingCheck(List<FieldError> errors, Sending before) {
        this.errors = errors;
        this.before = before;
    }

    /** The settings; where something is wrong it is added to the errors, and what stands there instead means nothing. */
    static Sending check(SendingDraft draft, Sending before, List<FieldError> errors) {
        return new SendingCheck(errors, before).check(draft);
    }

    private Sending check(SendingDraft draft) {
        Sending sending = read(draft);
        Sending.QuietHours quiet = sending.quietHours();
        Severity beyond = quiet == null || quiet.brokenBy() == null ? Severity.URGENT : quiet.brokenBy();
        if (draft.maximumPerDay() != null && sending.severity().compareTo(beyond) >= 0) {
            refuse(
                    "maximumPerDay",
                    "its alerts are " + sending.severity().label()
                            + ", which are sent beyond a maximum as urgent alerts and those that break quiet hours are",
                    "leave the maximum out, or let its alerts press less and name topics that make some urgent");
        }
        return sending;
    }

    private Sending read(SendingDraft draft) {
        return new Sending(
                word("mode", draft.mode(), Sending.Mode.values(), Sending.Mode::label, before.mode()),
                read("zone", draft.zone(), ZoneId::of, "write a zone such as Asia/Almaty", before.zone()),
                read("at", draft.at(), LocalTime::parse, "write a time such as 08:30", before.at()),
                word("weekday", draft.weekday(), DayOfWeek.values(), SendingCheck::label, before.weekday()),
                quietHours(draft.quietHours()),
                maximum(draft.maximumPerDay()),
                severity("severity", draft.severity(), before.severity()),
                topics(draft.urgentTopics()),
                draft.muted() == null ? before.muted() : draft.muted(),
                draft.snoozedUntil() == null
                        ? null
                        : read(
                                "snoozedUntil",
                                draft.snoozedUntil(),
                                Instant::parse,
                                "write a moment such as 2026-12-01T08:00:00Z",
                                Instant.EPOCH),
                window(draft.storyWindow()));
    }

    private static String label(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private Sending.@Nullable QuietHours quietHours(SendingDraft.@Nullable QuietHoursDraft draft) {
        if (draft == null) {
            return null;
        }
        LocalTime from = read(
                "quietHours.from", draft.from(), LocalTime::parse, "write a time such as 22:00", LocalTime.of(22, 0));
        LocalTime to =
                read("quietHours.to", draft.to(), LocalTime::parse, "write a time such as 07:00", LocalTime.of(7, 0));
        Severity brokenBy = draft.brokenBy() == null || draft.brokenBy().isBlank()
                ? null
                : severity("quietHours.brokenBy", draft.brokenBy(), Severity.URGENT);
        if (from.equals(to)) {
            refuse("quietHours", "they begin and end at the same time", "let them end earlier or later, or mute it");
            return null;
        }
        return new Sending.QuietHours(from, to, brokenBy);
    }

    private @Nullable Integer maximum(@Nullable Integer maximum) {
        if (maximum != null && (maximum < 1 || maximum > MAX_PER_DAY)) {
            refuse(
                    "maximumPerDay",
                    "it is not a number of messages that may be sent",
                    "write a number from 1 to " + MAX_PER_DAY + ", or leave it out");
            return null;
        }
        return maximum;
    }

    private List<TopicId> topics(List<String> topics) {
        List<TopicId> sound = new ArrayList<>();
        if (topics.size() > MAX_TOPICS) {
            refuse("urgentTopics", "it names " + topics.size(), "name at most " + MAX_TOPICS);
            return sound;
        }
        for (String topic : topics) {
            try {
                sound.add(new TopicId(topic.strip()));
            } catch (IllegalArgumentException e) {
                refuse("urgentTopics", "'" + topic + "' is not the id of a topic", "write it like counter-terrorism");
            }
        }
        return sound;
    }

    private Duration window(@Nullable String text) {
        Duration window = read(
                "storyWindow",
                text,
                Duration::parse,
                "write hours such as PT24H; PT0S sends every copy",
                before.storyWindow());
        if (window.isNegative() || window.compareTo(Sending.MAX_STORY_WINDOW) > 0) {
            refuse("storyWindow", "it is " + window, "write at most P7D");
            return before.storyWindow();
        }
        return window;
    }

    private Severity severity(String field, @Nullable String text, Severity otherwise) {
        return word(field, text, Severity.values(), Severity::label, otherwise);
    }

    private <T> T word(String field, @Nullable String text, T[] values, Function<T, String> label, T otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (T value : values) {
            if (label.apply(value).equals(wanted)) {
                return value;
            }
        }
        String known = Arrays.stream(values).map(label).collect(Collectors.joining(", "));
        refuse(field, "'" + shortened(text) + "' is none of its words", "write one of " + known);
        return otherwise;
    }

    private <T> T read(String field, @Nullable String text, Function<String, T> reader, String remedy, T otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return reader.apply(text.strip());
        } catch (DateTimeException e) {
            refuse(field, "'" + shortened(text) + "' cannot be read", remedy);
            return otherwise;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private void refuse(String field, String message, String remedy) {
        errors.add(FieldError.of("sending." + field, message, remedy));
    }
}
