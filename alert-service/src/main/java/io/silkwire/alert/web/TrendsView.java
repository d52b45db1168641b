package io.silkwire.alert.web;

import io.silkwire.alert.search.Facet;
import io.silkwire.alert.search.Filters;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.TrendOutcome;
import io.silkwire.alert.search.TrendRequest;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.StatementsPage.Choice;
import io.silkwire.alert.web.page.TrendsPage;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TrendCount;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns counts and bursts into the page that shows them. */
@Singleton
final class TrendsView {
    private static final double WIDTH = 200;
    private static final double HEIGHT = 24;
    private static final Map<String, Facet> PARTS =
            Map.of("country", Facet.COUNTRY, "language", Facet.LANG, "source", Facet.SOURCE);

    private final Chips chips;

    TrendsView(Chips chips) {
        this.chips = chips;
    }

    TrendsPage of(TrendRequest request, boolean normal, TrendOutcome.Found found) {
        TrendLinks links = new TrendLinks(request, normal);
        Instant last = found.before().minusMillis(1);
        return new TrendsPage(
                new Frame("Trends", Frame.Section.TRENDS, ""),
                links.data(),
                found.series().isEmpty()
                        ? ""
                        : Wording.day(found.from()) + " to " + Wording.day(last) + ", by "
                                + request.unit().label() + " of publication (UTC)",
                !found.series().isEmpty(),
                List.of(
                        new Choice("By day", links.unit(TrendCount.Unit.DAY), request.unit() == TrendCount.Unit.DAY),
                        new Choice(
                                "By hour", links.unit(TrendCount.Unit.HOUR), request.unit() == TrendCount.Unit.HOUR)),
                spans(request, links, found),
                List.of(
                        new Choice("Stories", links.normal(false), !normal),
                        new Choice("Share of all stories", links.normal(true), normal)),
                parts(request, found),
                links.besidesPart(),
                found.series().stream()
                        .map(series -> row(request, links, found, series))
                        .toList(),
                found.bursts().stream().map(burst -> burst(links, burst)).toList(),
                request.topics().isEmpty() ? null : links.allTopics());
    }

    private static List<Choice> spans(TrendRequest request, TrendLinks links, TrendOutcome.Found found) {
        if (found.series().isEmpty()) {
            return List.of();
        }
        List<Duration> spans = request.unit() == TrendCount.Unit.HOUR
                ? List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(30))
                : List.of(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(365));
        Duration shown = Duration.between(found.from(), found.before());
        return spans.stream()
                .map(span -> new Choice(
                        span.toDays() + " days",
                        links.span(found.before().minus(span), found.before()),
                        shown.equals(span)))
                .toList();
    }

    private static List<TrendsPage.Part> parts(TrendRequest request, TrendOutcome.Found found) {
        List<String> values = new ArrayList<>(found.parts());
        values.remove("all");
        values.sort(null);
        values.addFirst("all");
        if (!values.contains(request.part())) {
            values.add(request.part());
        }
        return values.stream()
                .map(value -> new TrendsPage.Part(value, label(value), value.equals(request.part())))
                .toList();
    }

    private static String label(String part) {
        int parted = part.indexOf('=');
        if (parted < 0) {
            return "Everything";
        }
        Facet facet = PARTS.get(part.substring(0, parted));
        String value = part.substring(parted + 1);
        return Wording.sentence(part.substring(0, parted)) + ": "
                + (facet == null ? value : FacetsView.label(facet, value));
    }

    private TrendsPage.Row row(
            TrendRequest request, TrendLinks links, TrendOutcome.Found found, TrendOutcome.Series series) {
        TrendOutcome.Point peak = series.points().getFirst();
        long volume = 0;
        for (TrendOutcome.Point point : series.points()) {
            peak = point.stories() > peak.stories() ? point : peak;
            volume += point.volume();
        }
        boolean chosen = request.topics().contains(series.topic());
        return new TrendsPage.Row(
                chips.topic(series.topic(), links.toggled(series.topic()), chosen, null),
                Wording.count(series.stories(), "story", "stories"),
                volume == 0 ? null : Wording.number(100.0 * series.stories() / volume) + " %",
                peak.stories() == 0
                        ? ""
                        : peak.stories() + " on "
                                + (request.unit() == TrendCount.Unit.HOUR
                                        ? Wording.at(peak.at()).words()
                                        : Wording.day(peak.at())),
                line(series.points(), peak.stories()),
                SearchLinks.to(statements(request, found, series.topic())));
    }

    private static List<TrendsPage.Bar> line(List<TrendOutcome.Point> points, long most) {
        List<TrendsPage.Bar> bars = new ArrayList<>();
        double step = WIDTH / points.size();
        for (int i = 0; i < points.size(); i++) {
            long stories = points.get(i).stories();
            if (stories > 0) {
                bars.add(new TrendsPage.Bar(
                        rounded(i * step),
                        rounded(Math.max(0.8, step * 0.85)),
                        rounded(Math.max(1.5, HEIGHT * stories / most))));
            }
        }
        return bars;
    }

    private static SearchRequest statements(TrendRequest request, TrendOutcome.Found found, String topic) {
        Filters filters = Filters.NONE.with(Facet.TOPIC, List.of(topic)).during(found.from(), found.before());
        int parted = request.part().indexOf('=');
        Facet facet = parted < 0 ? null : PARTS.get(request.part().substring(0, parted));
        return new SearchRequest(
                "",
                facet == null
                        ? filters
                        : filters.with(facet, List.of(request.part().substring(parted + 1))),
                SearchRequest.Sort.NEWEST,
                0,
                SearchRequest.DEFAULT_SIZE,
                EnumSet.noneOf(Facet.class),
                null);
    }

    private TrendsPage.Burst burst(TrendLinks links, TrendOutcome.Burst burst) {
        String length = burst.until() == null
                ? "since " + Wording.at(burst.since()).words()
                : Wording.at(burst.since()).words() + " to "
                        + Wording.at(burst.until()).words();
        return new TrendsPage.Burst(
                chips.topic(burst.topic(), links.toggled(burst.topic()), false, null),
                Wording.count(burst.stories(), "story", "stories") + " where " + Wording.number(burst.expected())
                        + " were expected, " + length,
                burst.until() == null,
                burst.top().stream()
                        .map(TrendsView::top)
                        .filter(top -> !top.href().isEmpty())
                        .toList());
    }

    private static Choice top(TrendOutcome.TopStatement statement) {
        return new Choice(
                statement.title().isBlank() ? "(no title)" : statement.title(), href(statement.statement()), false);
    }

    private static String href(@Nullable String id) {
        return id == null || ApiAnswers.statementId(id) == null ? "" : "/statements/" + new StatementId(id);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
