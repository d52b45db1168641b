package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.silkwire.alert.preview.Counted;
import io.silkwire.alert.preview.Estimate;
import io.silkwire.alert.preview.Preview;
import io.silkwire.alert.preview.PreviewOutcome;
import io.silkwire.alert.preview.Previews;
import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.search.ArchiveWindow;
import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.FoundStatement;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.SearchOutcome.Count;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.subscription.FieldError;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.web.page.PreviewPanel;
import io.silkwire.contracts.Subscription;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a draft into the panel that shows what it would have caught. */
@Singleton
final class PreviewPanelView {
    private static final int MOST_TALLIES = 8;

    private final Previews previews;

    PreviewPanelView(Previews previews) {
        this.previews = previews;
    }

    /**
     * Of a draft.
     *
     * @param saved what it would replace, or null
     */
    PreviewPanel of(
            HttpRequest<?> request, SubscriptionDraft draft, @Nullable Subscription saved, ArchiveWindow window) {
        if (!asks(draft)) {
            return PreviewPanel.nothing("Choose a topic or write a query to see what it would have caught.");
        }
        return switch (previews.of(request, draft, saved, window)) {
            case PreviewOutcome.Busy busy -> PreviewPanel.later(busy.retryAfter());
            case PreviewOutcome.Ready ready -> ready(ready.preview(), draft);
            case PreviewOutcome.Refused refused -> PreviewPanel.nothing(words(refused.errors()));
            case PreviewOutcome.Unavailable away ->
                PreviewPanel.nothing(
                        Wording.sentence(away.problem()) + ": " + away.remedy() + ". It can be saved all the same.");
        };
    }

    /** Whether it asks for anything yet. */
    static boolean asks(SubscriptionDraft draft) {
        boolean query = draft.query() != null && !draft.query().isBlank();
        return query || !draft.topics().isEmpty();
    }

    private static String words(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String field = first.field().equals("query") ? "The query" : Wording.sentence(first.field());
        return field + " cannot be previewed: " + first.message() + ". " + Wording.sentence(first.remedy()) + ".";
    }

    private static PreviewPanel ready(Preview preview, SubscriptionDraft draft) {
        ArchiveLook look = preview.look();
        if (look == null) {
            return PreviewPanel.nothing("There are no statements yet to try it on. It can be saved all the same.");
        }
        FieldError flood = preview.flood();
        return new PreviewPanel(
                null,
                words(look),
                windows(look.span().window()),
                look.span().total() == 0 ? null : TimelineView.of(search(draft), look.timeline()),
                preview.estimates().stream().map(PreviewPanelView::estimate).toList(),
                counted(preview, draft),
                tallies(look.languages(), Wording::language),
                tallies(look.sources(), source -> source),
                samples(look.samples()),
                difference(look.caught(), "Caught by the change"),
                difference(look.lost(), "Lost by the change"),
                look.partly() == null ? null : Wording.sentence(look.partly()) + ".",
                flood == null ? null : Wording.sentence(flood.message()) + ".",
                Boolean.TRUE.equals(draft.acceptManyAlerts()),
                null);
    }

    /** A search for the same, to which the bars lead. */
    private static SearchRequest search(SubscriptionDraft draft) {
        Filters filters = new Filters(Map.of(Facet.TOPIC, draft.topics(), Facet.LANG, draft.languages()), null, null);
        return new SearchRequest(
                draft.query() == null ? "" : draft.query().strip(),
                filters,
                SearchRequest.Sort.NEWEST,
                0,
                SearchRequest.DEFAULT_SIZE,
                Set.of(),
                null);
    }

    private static String words(ArchiveLook look) {
        ArchiveLook.Part span = look.span();
        String of = span.total() == 0
                ? "None of " + Wording.count(span.archive(), "statement", "statements")
                : Wording.count(span.total(), "statement", "statements") + " of "
                        + String.format(Locale.ENGLISH, "%,d", span.archive());
        String from = Wording.day(
                look.oldest().isAfter(span.from()) ? look.oldest() : span.from().plus(Duration.ofMillis(1)));
        String to = look.live() ? "now" : Wording.day(span.to()) + ", the newest there is";
        String undated = look.undated() == 0
                ? ""
                : " " + Wording.count(look.undated(), "has", "have") + " no date and "
                        + (look.undated() == 1 ? "stands" : "stand")
                        + (look.undated() == 1 ? " on the day it was read." : " on the days they were read.");
        return of + " would have fitted, from " + from + " to " + to + "." + undated;
    }

    private static List<PreviewPanel.Window> windows(ArchiveWindow chosen) {
        List<PreviewPanel.Window> windows = new ArrayList<>();
        for (ArchiveWindow one :
                List.of(ArchiveWindow.WEEK, ArchiveWindow.MONTH, ArchiveWindow.HUNDRED, ArchiveWindow.ALL)) {
            String label = one == ArchiveWindow.ALL ? "Everything" : one.label() + " days";
            windows.add(new PreviewPanel.Window(one.label(), label, one == chosen));
        }
        return windows;
    }

    private static PreviewPanel.Estimate estimate(Estimate estimate) {
        String about = estimate.newestOnly() ? "about " : "";
        return new PreviewPanel.Estimate(
                span(estimate),
                String.format(Locale.ENGLISH, "%,d", estimate.part().total()),
                about + rate(estimate.alertsPerDay()),
                about + rate(estimate.messagesPerDay()));
    }

    /** With how many of its days are known, where not all are. */
    private static String span(Estimate estimate) {
        String label = estimate.part().window().label() + " days";
        double whole =
                Duration.between(estimate.part().from(), estimate.part().to()).toMillis()
                        / (double) Duration.ofDays(1).toMillis();
        return estimate.days() > whole - 0.5 ? label : label + ", " + rate(estimate.days()) + " of them known";
    }

    /** What was counted, so that nobody takes a number for what it is not. */
    private static List<String> counted(Preview preview, SubscriptionDraft draft) {
        Counted counted = preview.basis();
        List<String> words = new ArrayList<>();
        if (counted != null) {
            words.add(basis(counted));
            if (counted.notCounted() > 0) {
                words.add(notCounted(counted));
            }
        }
        if (preview.estimates().stream().anyMatch(Estimate::newestOnly)) {
            words.add("Only the newest that fit were looked at, as far back as the table says.");
        }
        words.add("An alert is a story: its copies within the story’s window are none.");
        words.add(
                draft.isSent()
                        ? "Messages are what the chosen sending makes of the alerts."
                        : "Messages would go out with a webhook or a mail address; without, alerts are read on this site.");
        return words;
    }

    private static String basis(Counted counted) {
        Instant since = counted.since();
        if (since == null) {
            return "How many come in a day cannot be told yet: no statement has a date, and none has been collected for a day.";
        }
        if (counted.byArrival()) {
            return "Counted when statements came in, since they began to be collected on " + Wording.day(since) + ".";
        }
        return "Counted by day of publication, as if each statement had come on its day, because "
                + (counted.collectingSince() == null
                        ? "this archive was imported at once."
                        : "statements have been collected for less than a day.")
                + " Where a source shows its latest statements only, more would come than that.";
    }

    private static String notCounted(Counted counted) {
        String fitting = Wording.count(counted.notCounted(), "statement that fits is", "statements that fit are");
        return fitting + " left out of alerts a day: "
                + (counted.byArrival()
                        ? "published before their source was first read, or imported, they came in a heap."
                        : "without a date, nobody knows on which day.");
    }

    /** Two digits that count: {@code 0.03}, {@code 1.4}, {@code 120}. */
    static String rate(double perDay) {
        if (perDay == 0) {
            return "0";
        }
        if (perDay < 0.01) {
            return "< 0.01";
        }
        String pattern = perDay >= 10 ? "%,.0f" : perDay >= 1 ? "%.1f" : "%.2f";
        return String.format(Locale.ENGLISH, pattern, perDay);
    }

    private static List<PreviewPanel.Tally> tallies(List<Count> counts, UnaryOperator<String> label) {
        List<PreviewPanel.Tally> tallies = new ArrayList<>(counts.stream()
                .limit(MOST_TALLIES)
                .map(count -> new PreviewPanel.Tally(
                        label.apply(count.value()), String.format(Locale.ENGLISH, "%,d", count.statements())))
                .toList());
        if (counts.size() > MOST_TALLIES) {
            tallies.add(new PreviewPanel.Tally("and " + (counts.size() - MOST_TALLIES) + " more", ""));
        }
        return tallies;
    }

    private static PreviewPanel.@Nullable Difference difference(
            ArchiveLook.@Nullable Difference difference, String what) {
        return difference == null
                ? null
                : new PreviewPanel.Difference(
                        what + ": " + Wording.count(difference.total(), "statement", "statements"),
                        samples(difference.samples()));
    }

    private static List<PreviewPanel.Sample> samples(List<FoundStatement> found) {
        return found.stream().map(PreviewPanelView::sample).toList();
    }

    private static PreviewPanel.Sample sample(FoundStatement found) {
        IndexedStatement statement = found.statement();
        String language = statement.language();
        return new PreviewPanel.Sample(
                "/statements/" + statement.id(),
                StatementsView.runs(found.title(), "(no title)"),
                StatementsView.runs(found.excerpt(), ""),
                language,
                language == null ? null : Wording.languageBadge(language),
                statement.publisher() == null ? statement.sourceId() : statement.publisher(),
                Wording.published(statement.publishedAt()));
    }
}
