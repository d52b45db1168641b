package io.silkwire.alert.web;

import io.silkwire.alert.subscription.FloodGate;
import io.silkwire.alert.web.page.SendingPage;
import io.silkwire.alert.web.page.SendingPage.Choice;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.TopicId;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the fields of the page of sending: with settings that are in force, or with what somebody entered, right or wrong. */
final class SendingFields {
    private SendingFields() {}

    /** What is in force. */
    static SendingPage.Fields of(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        return new SendingPage.Fields(
                modes(sending.mode().label()),
                sending.zone().getId(),
                sending.at().toString(),
                weekdays(label(sending.weekday())),
                quiet == null ? "" : quiet.from().toString(),
                quiet == null ? "" : quiet.to().toString(),
                brokenBy(quiet == null ? null : quiet.brokenBy()),
                sending.maximumPerDay() == null ? "" : sending.maximumPerDay().toString(),
                severities(sending.severity().label()),
                sending.urgentTopics().stream().map(TopicId::value).collect(Collectors.joining(" ")),
                Long.toString(sending.storyWindow().toHours()),
                sending.muted(),
                sending.snoozedUntil() == null ? "" : sending.snoozedUntil().toString(),
                false);
    }

    /** What was entered, letter by letter. */
    static SendingPage.Fields of(SubmittedForm form) {
        return new SendingPage.Fields(
                modes(form.text("mode")),
                form.text("zone"),
                form.text("at"),
                weekdays(form.text("weekday")),
                form.text("quietFrom"),
                form.text("quietTo"),
                brokenBy(form.text("brokenBy")),
                form.text("maximumPerDay"),
                severities(form.text("severity")),
                String.join(" ", form.values("urgentTopics")),
                form.text("storyHours"),
                form.value("muted") != null,
                form.text("snoozedUntil"),
                form.value(FloodGate.FIELD) != null);
    }

    private static List<Choice> modes(String chosen) {
        return choices(Sending.Mode.values(), Sending.Mode::label, chosen);
    }

    private static List<Choice> weekdays(String chosen) {
        return choices(DayOfWeek.values(), SendingFields::label, chosen);
    }

    private static List<Choice> severities(String chosen) {
        return choices(Severity.values(), Severity::label, chosen);
    }

    private static List<Choice> brokenBy(@Nullable Severity chosen) {
        return brokenBy(chosen == null ? "" : chosen.label());
    }

    private static List<Choice> brokenBy(String chosen) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", "nothing", chosen.isBlank())));
        choices.addAll(severities(chosen));
        return choices;
    }

    private static String label(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<Choice> choices(T[] values, Function<T, String> label, String chosen) {
        return Arrays.stream(values)
                .map(label)
                .map(value -> new Choice(value, Wording.sentence(value), value.equals(chosen)))
                .toList();
    }
}
