package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveLook.Part;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.MarkedText;
import io.silkwire.alert.search.SearchOutcome.Count;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview as JSON.
 *
 * @param span what is counted and shown; null while the archive is empty
 * @param total statements of the span that fit
 * @param undated those of them without a date: they stand where they were read
 * @param estimates over 7, 30 and 100 days; none where no rate can be told
 * @param counted what alerts a day are counted from; null while the archive is empty
 * @param caught what only the draft fits, where it replaces a subscription
 * @param lost what only the subscription that is in force fits
 * @param flood why saving it needs {@code acceptManyAlerts}; null where it does not
 * @param complete whether everything was looked through
 * @param partly what was not, in words
 */
record PreviewView(
        @Nullable SpanView span,
        long total,
        long undated,
        List<EstimateView> estimates,
        @Nullable Counted counted,
        @Nullable HistogramView histogram,
        List<Count> languages,
        List<Count> sources,
        List<SampleView> samples,
        @Nullable DifferenceView caught,
        @Nullable DifferenceView lost,
        @Nullable FieldError flood,
        boolean complete,
        @Nullable String partly) {
    /**
     * A part of the archive.
     *
     * @param days 7, 30, 100 or all
     * @param from first moment before it
     * @param to the newest statement of the archive, or now where {@code live}
     * @param statements all there are in it
     */
    record SpanView(String days, Instant from, Instant to, boolean live, long statements) {
        static SpanView of(Part part, boolean live) {
            return new SpanView(part.window().label(), part.from(), part.to(), live, part.archive());
        }
    }

    /**
     * How much would have been told.
     *
     * @param fitting statements that fit
     * @param alerts stories and material changes that would have been told
     * @param messages that would have been sent by the draft's timing
     * @param daysCovered over which alerts and messages are counted
     * @param newestOnly whether the newest statements were looked at only
     */
    record EstimateView(
            SpanView span,
            double daysCovered,
            long fitting,
            long alerts,
            double alertsPerDay,
            long messages,
            double messagesPerDay,
            boolean newestOnly) {
        static EstimateView of(Estimate estimate, boolean live) {
            return new EstimateView(
                    SpanView.of(estimate.part(), live),
                    rounded(estimate.days()),
                    estimate.part().total(),
                    estimate.alerts(),
                    rounded(estimate.alertsPerDay()),
                    estimate.messages(),
                    rounded(estimate.messagesPerDay()),
                    estimate.newestOnly());
        }

        private static double rounded(double number) {
            return Math.round(number * 1_000) / 1_000.0;
        }
    }

    /** Bars without gaps, by UTC. */
    record HistogramView(String interval, List<BarView> bars) {}

    /** One bar. */
    record BarView(Instant from, long statements) {}

    /** Statements that fit one query and not the other. */
    record DifferenceView(long total, List<SampleView> samples) {
        static @Nullable DifferenceView of(ArchiveLook.@Nullable Difference difference) {
            return difference == null
                    ? null
                    : new DifferenceView(
                            difference.total(),
                            difference.samples().stream().map(SampleView::of).toList());
        }
    }

    /** A statement with the words that were looked for. */
    record SampleView(
            StatementId id,
            int revision,
            @Nullable String source,
            @Nullable String publisher,
            @Nullable String url,
            @Nullable PublicationDate publishedAt,
            @Nullable String language,
            List<TopicId> topics,
            MarkedText title,
            MarkedText excerpt) {
        static SampleView of(FoundStatement found) {
            IndexedStatement statement = found.statement();
            return new SampleView(
                    statement.id(),
                    statement.revision(),
                    statement.sourceId(),
                    statement.publisher(),
                    statement.url(),
                    statement.publishedAt(),
                    statement.language(),
                    statement.topics(),
                    found.title(),
                    found.excerpt());
        }
    }

    static PreviewView of(Preview preview) {
        ArchiveLook look = preview.look();
        if (look == null) {
            return new PreviewView(
                    null, 0, 0, List.of(), null, null, List.of(), List.of(), List.of(), null, null, null, true, null);
        }
        return new PreviewView(
                SpanView.of(look.span(), look.live()),
                look.span().total(),
                look.undated(),
                preview.estimates().stream()
                        .map(estimate -> EstimateView.of(estimate, look.live()))
                        .toList(),
                preview.basis(),
                new HistogramView(
                        look.timeline().interval().label(),
                        look.timeline().bars().stream()
                                .map(bar -> new BarView(bar.start(), bar.statements()))
                                .toList()),
                look.languages(),
                look.sources(),
                look.samples().stream().map(SampleView::of).toList(),
                DifferenceView.of(look.caught()),
                DifferenceView.of(look.lost()),
                preview.flood(),
                look.partly() == null,
                look.partly());
    }
}
