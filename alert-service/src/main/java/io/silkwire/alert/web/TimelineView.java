package io.silkwire.alert.web;

import io.silkwire.alert.search.Histogram;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.Timeline;
import io.silkwire.alert.web.page.StatementsPage;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Draws when statements were published as bars in a box; each leads to its statements. */
final class TimelineView {
    static final double WIDTH = 600;
    static final double HEIGHT = 60;
    /** So that one statement among thousands is still seen. */
    private static final double LEAST_HEIGHT = 2;

    private TimelineView() {}

    /** The bars, or null where there are none. */
    static StatementsPage.@Nullable Timeline of(SearchRequest request, @Nullable Timeline timeline) {
        if (timeline == null || timeline.bars().isEmpty()) {
            return null;
        }
        List<Timeline.Bar> bars = timeline.bars();
        long most = bars.stream().mapToLong(Timeline.Bar::statements).max().orElse(1);
        double step = WIDTH / bars.size();
        List<StatementsPage.Bar> drawn = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Timeline.Bar bar = bars.get(i);
            if (bar.statements() > 0) {
                double height = Math.max(LEAST_HEIGHT, HEIGHT * bar.statements() / Math.max(1, most));
                drawn.add(new StatementsPage.Bar(
                        rounded(i * step),
                        rounded(Math.max(1, step * 0.82)),
                        rounded(height),
                        words(timeline, bar) + ": " + Wording.count(bar.statements(), "statement", "statements"),
                        href(request, timeline, bar)));
            }
        }
        String first = words(timeline, bars.getFirst());
        String last = words(timeline, bars.getLast());
        String whole = "Statements by " + timeline.interval().label() + " of publication, " + first + " to " + last
                + "; at most " + most + " in one";
        return new StatementsPage.Timeline(whole, first, last, drawn);
    }

    private static String href(SearchRequest request, Timeline timeline, Timeline.Bar bar) {
        Instant end =
                end(timeline.interval(), bar.start().atZone(timeline.zone())).toInstant();
        return SearchLinks.to(request.with(request.filters().during(bar.start(), end)));
    }

    private static ZonedDateTime end(Histogram.Interval interval, ZonedDateTime start) {
        return switch (interval) {
            case HOUR -> start.plusHours(1);
            case AUTO, DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case YEAR -> start.plusYears(1);
        };
    }

    private static String words(Timeline timeline, Timeline.Bar bar) {
        String pattern = switch (timeline.interval()) {
            case HOUR -> "d MMM uuuu, HH:mm";
            case AUTO, DAY -> "d MMMM uuuu";
            case WEEK -> "'week of' d MMMM uuuu";
            case MONTH -> "MMMM uuuu";
            case QUARTER -> "QQQ uuuu";
            case YEAR -> "uuuu";
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(bar.start().atZone(timeline.zone()));
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
