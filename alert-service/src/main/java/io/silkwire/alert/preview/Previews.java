package io.silkwire.alert.preview;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryLint;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.search.Archive;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveOutcome;
import io.silkwire.alert.search.ArchiveQuestion;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.subscription.DraftQuestion;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.FloodGate;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a preview of it, and says where saving it would flood. Changes nothing; thread-safe. */
@Singleton
public final class Previews implements FloodGate {
    private static final String REMEDY =
            "choose a digest (sending.mode hourly, daily or weekly) or a maximum per day, or say that it is meant with"
                    + " acceptManyAlerts: true (the tick on the page)";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private final Archive archive;
    private final PreviewSettings settings;
    private final PreviewTurns turns;

    Previews(Archive archive, PreviewSettings settings, PreviewTurns turns) {
        this.archive = archive;
        this.settings = settings;
        this.turns = turns;
    }

    /**
     * Of a draft, when it is this caller's turn.
     *
     * @param saved what the draft would replace, for what it catches and loses; null for a new one
     */
    public PreviewOutcome of(
            HttpRequest<?> request, SubscriptionDraft draft, @Nullable Subscription saved, ArchiveWindow window) {
        Optional<PreviewTurns.Turn> turn = turns.take(caller(request));
        if (turn.isEmpty()) {
            return new PreviewOutcome.Busy(RETRY_AFTER);
        }
        try {
            return of(draft, saved, window);
        } finally {
            turn.get().end();
        }
    }

    /** By account, or where nobody signs in, by where the request comes from. */
    private static String caller(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return caller.isSignedIn()
                ? "account " + caller.id()
                : "address " + request.getRemoteAddress().getAddress();
    }

    /** Of a draft, at once. */
    PreviewOutcome of(SubscriptionDraft draft, @Nullable Subscription saved, ArchiveWindow window) {
        return switch (DraftQuestion.of(draft, saved)) {
            case DraftQuestion.Unclear unclear -> new PreviewOutcome.Refused(unclear.errors());
            case DraftQuestion.Clear clear ->
                withoutFlood(
                        !draft.isSent(),
                        of(
                                archive.look(new ArchiveQuestion(clear.query(), before(saved), window)),
                                clear.query(),
                                clear.sending()));
        };
    }

    /** What goes nowhere floods nobody. */
    private static PreviewOutcome withoutFlood(boolean goesNowhere, PreviewOutcome outcome) {
        return goesNowhere && outcome instanceof PreviewOutcome.Ready(Preview preview)
                ? new PreviewOutcome.Ready(preview.withoutFlood())
                : outcome;
    }

    @Override
    public Optional<FieldError> objection(Query query, Sending sending) {
        if (settings.messagesPerDay() == 0) {
            return Optional.empty();
        }
        // No archive is needed to know it, and a new installation has none.
        if (!isBounded(sending) && QueryLint.fitsEverything(query)) {
            return Optional.of(new FieldError(FIELD, "it fits every statement that comes in", REMEDY, null));
        }
        Optional<PreviewTurns.Turn> turn =
                turns.take("saving " + Thread.currentThread().threadId());
        if (turn.isEmpty()) {
            return Optional.of(unknown("too many look through the archive just now"));
        }
        try {
            return objection(archive.look(new ArchiveQuestion(query, null, ArchiveWindow.MONTH)), query, sending);
        } finally {
            turn.get().end();
        }
    }

    /** Where the archive is away nobody can tell, and nobody is kept from saving; what is only slow to tell is asked about. */
    private Optional<FieldError> objection(ArchiveOutcome looked, Query query, Sending sending) {
        return looked instanceof ArchiveOutcome.OutOfTime late && !isBounded(sending)
                ? Optional.of(unknown("it took longer than " + late.budget().toMillis() + " ms to look"))
                : of(looked, query, sending) instanceof PreviewOutcome.Ready(Preview preview)
                        ? Optional.ofNullable(preview.flood())
                        : Optional.empty();
    }

    private static FieldError unknown(String why) {
        return new FieldError(FIELD, "how much it would send is not known: " + why, REMEDY, null);
    }

    private static boolean isBounded(Sending sending) {
        return sending.mode() != Sending.Mode.IMMEDIATE || sending.maximumPerDay() != null;
    }

    private PreviewOutcome of(ArchiveOutcome looked, Query query, Sending sending) {
        return switch (looked) {
            case ArchiveOutcome.Empty empty -> new PreviewOutcome.Ready(Preview.none());
            case ArchiveOutcome.OutOfTime late ->
                new PreviewOutcome.Unavailable(
                        "the archive could not be looked through within "
                                + late.budget().toMillis() + " ms",
                        "ask for fewer words, or try again when less is asked of it");
            case ArchiveOutcome.Unavailable away -> new PreviewOutcome.Unavailable(away.problem(), away.remedy());
            case ArchiveOutcome.Looked(ArchiveLook look) -> {
                Basis basis = Basis.of(look);
                List<Estimate> estimates = estimates(look, basis, sending, asksForChanges(query));
                yield new PreviewOutcome.Ready(
                        new Preview(look, estimates, counted(basis, look), flood(estimates, look, sending)));
            }
        };
    }

    private static List<Estimate> estimates(ArchiveLook look, Basis basis, Sending sending, boolean changedOnly) {
        Instant since = basis.since();
        if (since == null) {
            return List.of();
        }
        SendingForecast forecast = SendingForecast.of(look.hits(), sending, changedOnly, basis);
        return look.slices().stream()
                .map(part -> Estimating.of(part, look, forecast, basis, since))
                .toList();
    }

    private static Counted counted(Basis basis, ArchiveLook look) {
        Instant from = look.slices().getLast().from();
        long notCounted = look.hits().stream()
                .filter(hit -> hit.at().isAfter(from) && basis.first(hit).isEmpty())
                .count();
        return new Counted(
                basis.by() == Basis.By.ARRIVAL,
                basis.since(),
                basis.collecting().start().orElse(null),
                notCounted);
    }

    private @Nullable FieldError flood(List<Estimate> estimates, ArchiveLook look, Sending sending) {
        FieldError known = flood(estimates);
        if (known != null || look.partly() == null || isBounded(sending) || settings.messagesPerDay() == 0) {
            return known;
        }
        // What costs too much to look through must not pass for what sends little.
        return unknown(look.partly());
    }

    private @Nullable FieldError flood(List<Estimate> estimates) {
        return estimates.stream()
                .filter(estimate ->
                        settings.messagesPerDay() > 0 && estimate.messagesPerDay() > settings.messagesPerDay())
                .max(Comparator.comparingDouble(Estimate::messagesPerDay))
                .map(this::flood)
                .orElse(null);
    }

    private FieldError flood(Estimate most) {
        return new FieldError(
                FIELD,
                String.format(
                        Locale.ROOT,
                        "it would send about %.0f messages a day (estimated from %.3g days), and more than %d are asked about first",
                        most.messagesPerDay(),
                        most.days(),
                        settings.messagesPerDay()),
                REMEDY,
                null);
    }

    private static @Nullable Query before(@Nullable Subscription saved) {
        try {
            return saved == null ? null : SubscriptionQuery.of(saved);
        } catch (QuerySyntaxException e) {
            // Written by a version that knew another language: it matches nothing now.
            return null;
        }
    }

    private static boolean asksForChanges(Query query) {
        return switch (query) {
            case Query.Changed changed -> changed.wanted();
            case Query.And and -> and.parts().stream().anyMatch(Previews::asksForChanges);
            default -> false;
        };
    }
}
