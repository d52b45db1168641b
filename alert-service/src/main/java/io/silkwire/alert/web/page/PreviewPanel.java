package io.silkwire.alert.web.page;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have caught and sent, beside its form.
 *
 * @param problem why there is nothing to show, in words; null where there is
 * @param words how many of how many statements, from when to when
 * @param windows spans that may be chosen
 * @param timeline bars; null where nothing fits
 * @param counted what the estimates were counted from, in sentences
 * @param samples the newest that fit
 * @param caught what only the draft catches; null unless a subscription is being edited
 * @param lost what only the subscription as it is catches
 * @param partly what was not looked through; null where everything was
 * @param flood why saving it needs a tick, or null
 * @param ticked whether the tick is set
 * @param retryAfter how long to wait before asking again; null where this is the answer
 */
public record PreviewPanel(
        @Nullable String problem,
        String words,
        List<Window> windows,
        StatementsPage.@Nullable Timeline timeline,
        List<Estimate> estimates,
        List<String> counted,
        List<Tally> languages,
        List<Tally> sources,
        List<Sample> samples,
        @Nullable Difference caught,
        @Nullable Difference lost,
        @Nullable String partly,
        @Nullable String flood,
        boolean ticked,
        @Nullable Duration retryAfter) {
    /** Copies the lists. */
    public PreviewPanel {
        windows = List.copyOf(windows);
        estimates = List.copyOf(estimates);
        counted = List.copyOf(counted);
        languages = List.copyOf(languages);
        sources = List.copyOf(sources);
        samples = List.copyOf(samples);
    }

    /** Nothing but why there is nothing. */
    public static PreviewPanel nothing(String problem) {
        return nothing(problem, null);
    }

    /** Nothing yet: others are before it. */
    public static PreviewPanel later(Duration retryAfter) {
        return nothing("Other previews are still being made: this one comes in a moment.", retryAfter);
    }

    private static PreviewPanel nothing(String problem, @Nullable Duration retryAfter) {
        return new PreviewPanel(
                problem,
                "",
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                retryAfter);
    }

    /** A span that may be chosen. */
    public record Window(String value, String label, boolean chosen) {}

    /**
     * How much it would have been in a span.
     *
     * @param alerts a day
     * @param messages a day
     */
    public record Estimate(String span, String fitting, String alerts, String messages) {}

    /** How many statements have this value. */
    public record Tally(String label, String statements) {}

    /** Statements that an edit makes a difference to. */
    public record Difference(String words, List<Sample> samples) {}

    /**
     * A statement.
     *
     * @param language BCP 47 tag for the browser, or null
     */
    public record Sample(
            String href,
            List<TextRun> title,
            List<TextRun> excerpt,
            @Nullable String language,
            @Nullable String languageBadge,
            @Nullable String from,
            StatementsPage.Moment published) {}
}
