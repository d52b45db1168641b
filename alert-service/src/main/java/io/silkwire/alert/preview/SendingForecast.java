package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveHit;
import io.silkwire.alert.timing.SentSoFar;
import io.silkwire.alert.timing.Severities;
import io.silkwire.alert.timing.TimingDecision;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.PublicationDate.Precision;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns statements that fit into the alerts and messages they would have made, by deciding about each in turn as delivery does
 * ({@link TimingDecision}), as if the subscription were neither muted nor snoozed. A statement comes when its {@link Basis} says; one
 * that is counted by a date without a time comes at noon of the subscription's zone. One that was changed since comes once more when it
 * was, which is as much as the archive keeps of its revisions. For one forecast and one thread.
 */
final class SendingForecast implements SentSoFar {
    private static final SubscriptionId DRAFT = new SubscriptionId("draft");
    private static final Comparator<Coming> IN_TIME = Comparator.comparing(Coming::at)
            .thenComparing(coming -> coming.hit().id().value());

    private final Sending sending;
    private final Basis basis;
    private final Map<StoryId, List<Telling>> told = new HashMap<>();
    private final List<Telling> alone = new ArrayList<>();
    private final NavigableSet<Instant> together = new TreeSet<>();
    private final List<Instant> alerts = new ArrayList<>();
    private final List<Instant> messages = new ArrayList<>();
    /** The story of the statement that is being decided about. */
    private @Nullable StoryId deciding;

    private Instant now = Instant.MIN;

    /** An alert as it comes; {@code dated} is where it is counted. */
    private record Coming(ArchiveHit hit, Instant at, Instant dated, boolean changed) {}

    /** What was told of a story. */
    private record Telling(Alert alert, Severity severity, Instant at) {}

    private SendingForecast(Sending sending, Basis basis) {
        this.basis = basis;
        this.sending = new Sending(
                sending.mode(),
                sending.zone(),
                sending.at(),
                sending.weekday(),
                sending.quietHours(),
                sending.maximumPerDay(),
                sending.severity(),
                sending.urgentTopics(),
                false,
                null,
                sending.storyWindow());
    }

    /**
     * Of these statements, in any order.
     *
     * @param changedOnly whether the query asks for what was changed, so that a first revision is no alert
     */
    static SendingForecast of(List<ArchiveHit> hits, Sending sending, boolean changedOnly, Basis basis) {
        SendingForecast forecast = new SendingForecast(sending, basis);
        hits.stream()
                .flatMap(hit -> forecast.comings(hit, changedOnly).stream())
                .sorted(IN_TIME)
                .forEach(forecast::decide);
        return forecast;
    }

    /** How many alerts are dated after one moment and up to another. */
    long alerts(Instant after, Instant to) {
        return within(alerts, after, to);
    }

    /** How many messages; several alerts in one count where the first is dated. */
    long messages(Instant after, Instant to) {
        return within(messages, after, to);
    }

    private static long within(List<Instant> moments, Instant after, Instant to) {
        return moments.stream()
                .filter(at -> at.isAfter(after) && !at.isAfter(to))
                .count();
    }

    private List<Coming> comings(ArchiveHit hit, boolean changedOnly) {
        List<Coming> comings = new ArrayList<>();
        boolean changed = hit.revision() > 1 && hit.substantive() && isMaterial(hit.change());
        if (!changedOnly) {
            basis.first(hit).ifPresent(at -> comings.add(new Coming(hit, moment(hit, at), at, false)));
        }
        if (changed) {
            basis.changed(hit).ifPresent(at -> comings.add(new Coming(hit, at, at, true)));
        }
        return comings;
    }

    private static boolean isMaterial(Change.@Nullable Kind kind) {
        return kind == Change.Kind.EDITED || kind == Change.Kind.WITHDRAWN || kind == Change.Kind.RESTORED;
    }

    private Instant moment(ArchiveHit hit, Instant at) {
        PublicationDate published = hit.published();
        boolean isExact =
                basis.by() == Basis.By.ARRIVAL || published == null || published.precision() == Precision.TIME;
        return isExact
                ? at
                : at.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atTime(LocalTime.NOON)
                        .atZone(sending.zone())
                        .toInstant();
    }

    private void decide(Coming coming) {
        Alert alert = alert(coming);
        deciding = coming.hit().story();
        now = coming.at();
        Severity severity = Severities.of(alert, sending);
        switch (TimingDecision.of(alert, severity, sending, coming.at(), this, false)) {
            case TimingDecision.SendNow now -> {
                alone.add(new Telling(alert, severity, coming.at()));
                messages.add(coming.dated());
                tell(coming, alert, severity);
            }
            case TimingDecision.Hold hold -> collect(hold.until(), coming, alert, severity);
            case TimingDecision.InDigest digest -> collect(digest.slot(), coming, alert, severity);
            case TimingDecision.AddTo copy -> {}
            case TimingDecision.AwaitStory await -> {}
            case TimingDecision.Suppress suppressed -> {}
        }
    }

    private void collect(Instant until, Coming coming, Alert alert, Severity severity) {
        if (together.add(until)) {
            messages.add(coming.dated());
        }
        tell(coming, alert, severity);
    }

    private void tell(Coming coming, Alert alert, Severity severity) {
        alerts.add(coming.dated());
        StoryId story = coming.hit().story();
        if (story != null) {
            told.computeIfAbsent(story, any -> new ArrayList<>()).add(new Telling(alert, severity, coming.at()));
        }
    }

    @Override
    public int sentSince(Instant from, Severity below) {
        int sent =
                from.isAfter(now) ? 0 : together.subSet(from, true, now, true).size();
        for (Telling telling : alone.reversed()) {
            if (telling.at().isBefore(from)) {
                break;
            }
            sent += telling.severity().compareTo(below) < 0 ? 1 : 0;
        }
        return sent;
    }

    @Override
    public StoryLook sameStory(Alert alert, Duration window, Instant now) {
        StoryId story = deciding;
        List<Telling> tellings = story == null ? List.of() : told.getOrDefault(story, List.of());
        for (Telling telling : tellings.reversed()) {
            if (telling.at().isAfter(now.minus(window))
                    && !telling.alert().statementId().equals(alert.statementId())) {
                return new StoryLook.Told(telling.alert().id(), telling.severity());
            }
        }
        return new StoryLook.News();
    }

    @Override
    public boolean isSlotTaken(Instant slot) {
        return false;
    }

    private static Alert alert(Coming coming) {
        ArchiveHit hit = coming.hit();
        int revision = coming.changed() ? hit.revision() : 1;
        Change.Kind kind = hit.change();
        return new Alert(
                AlertId.of(DRAFT, hit.id(), revision),
                DRAFT,
                "",
                1,
                hit.id(),
                revision,
                hit.source(),
                "",
                null,
                null,
                hit.published(),
                hit.language(),
                hit.topics(),
                List.of(),
                Lane.LIVE,
                true,
                coming.at(),
                coming.changed() && kind != null ? Change.of(kind) : Change.first());
    }
}
