package io.silkwire.alert.preview;

import io.silkwire.alert.query.Query;
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

    private final Archive archive;
    private final PreviewSettings settings;

    Previews(Archive archive, PreviewSettings settings) {
        this.archive = archive;
        this.settings = settings;
    }

    /**
     * Of a draft.
     *
     * @param saved what the draft would replace, for what it catches and loses; null for a new one
     */
    public PreviewOutcome of(SubscriptionDraft draft, @Nullable Subscription saved, ArchiveWindow window) {
        return switch (DraftQuestion.of(draft, saved)) {
            case DraftQuestion.Unclear unclear -> new PreviewOutcome.Refused(unclear.errors());
            case DraftQuestion.Clear clear ->
                withoutFlood(
                        !draft.isSent(),
                        of(new ArchiveQuestion(clear.query(), before(saved), window), clear.sending()));
        };
    }

    /** What goes nowhere floods nobody. */
    private static PreviewOutcome withoutFlood(boolean goesNowhere, PreviewOutcome outcome) {
        return goesNowhere && outcome instanceof PreviewOutcome.Ready(Preview preview)
                ? new PreviewOutcome.Ready(new Preview(preview.look(), preview.estimates(), null))
                : outcome;
    }

    @Override
    public Optional<FieldError> objection(Query query, Sending sending) {
        if (settings.messagesPerDay() == 0) {
            return Optional.empty();
        }
        // Where the archive is away nobody can tell, and nobody is kept from saving.
        return of(new ArchiveQuestion(query, null, ArchiveWindow.MONTH), sending)
                        instanceof PreviewOutcome.Ready(Preview preview)
                ? Optional.ofNullable(preview.flood())
                : Optional.empty();
    }

    private PreviewOutcome of(ArchiveQuestion question, Sending sending) {
        return switch (archive.look(question)) {
            case ArchiveOutcome.Empty empty -> new PreviewOutcome.Ready(new Preview(null, List.of(), null));
            case ArchiveOutcome.Unavailable away -> new PreviewOutcome.Unavailable(away.problem(), away.remedy());
            case ArchiveOutcome.Looked looked -> {
                List<Estimate> estimates = estimates(looked.look(), sending, asksForChanges(question.query()));
                yield new PreviewOutcome.Ready(
                        new Preview(looked.look(), estimates, flood(estimates, looked.look(), sending)));
            }
        };
    }

    private static List<Estimate> estimates(ArchiveLook look, Sending sending, boolean changedOnly) {
        SendingForecast forecast = SendingForecast.of(look.hits(), sending, changedOnly);
        return look.slices().stream()
                .map(part -> Estimating.of(part, look, forecast, sending))
                .toList();
    }

    private @Nullable FieldError flood(List<Estimate> estimates, ArchiveLook look, Sending sending) {
        FieldError known = flood(estimates);
        boolean bounded = sending.mode() != Sending.Mode.IMMEDIATE || sending.maximumPerDay() != null;
        if (known != null || look.partly() == null || bounded || settings.messagesPerDay() == 0) {
            return known;
        }
        // What costs too much to look through must not pass for what sends little.
        return new FieldError(FIELD, "how much it would send is not known: " + look.partly(), REMEDY, null);
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
                        "it would send about %.0f messages a day (estimated from %s days of the archive), and more than %d are"
                                + " asked about first",
                        most.messagesPerDay(),
                        most.part().window().label(),
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
