package io.silkwire.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.search.TrendOutcome;
import io.silkwire.alert.search.TrendRequest;
import io.silkwire.alert.search.TrendSearch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts and bursts of topics for programs and for the charts of the page. */
@Controller("/api/v1/trends")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrendsApi {
    private final TrendSearch trends;
    private final Chips chips;

    TrendsApi(TrendSearch trends, Chips chips) {
        this.trends = trends;
        this.chips = chips;
    }

    /**
     * Trends in JSON.
     *
     * @param normal whether {@code share} is given
     */
    record Trends(
            String part,
            String unit,
            String from,
            String to,
            boolean normal,
            List<Series> series,
            List<Burst> bursts) {}

    /** A topic through time, with its name for people. */
    record Series(String topic, String name, long total, List<Point> points) {}

    /** An hour or a day; the share of all stories only where shares were asked for and there were any. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Point(
            String at, long stories, long copies, @Nullable Double share) {}

    /** More of a topic than its weeks before explain; {@code until} is null while it goes on. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Burst(
            String topic,
            String name,
            String since,
            @Nullable String until,
            long stories,
            double expected,
            double score,
            List<TrendOutcome.TopStatement> top) {}

    /** Trends of the asked topics, or of those most spoken of. */
    @Get
    HttpResponse<?> find(HttpRequest<?> request) {
        return switch (TrendParameters.read(request.getParameters())) {
            case TrendParameters.Unsound unsound -> unsound.problem().response();
            case TrendParameters.Sound sound ->
                switch (trends.find(sound.request())) {
                    case TrendOutcome.Found found -> ApiAnswers.json(answer(sound.request(), sound.normal(), found));
                    case TrendOutcome.Unavailable away -> ApiAnswers.unavailable(away.problem(), away.remedy());
                };
        };
    }

    private Trends answer(TrendRequest request, boolean normal, TrendOutcome.Found found) {
        return new Trends(
                request.part(),
                request.unit().label(),
                found.from().toString(),
                found.before().toString(),
                normal,
                found.series().stream().map(series -> series(series, normal)).toList(),
                found.bursts().stream().map(this::burst).toList());
    }

    private Series series(TrendOutcome.Series series, boolean normal) {
        List<Point> points = series.points().stream()
                .map(point -> new Point(
                        point.at().toString(), point.stories(), point.copies(), normal ? point.share() : null))
                .toList();
        return new Series(series.topic(), chips.name(series.topic()), series.stories(), points);
    }

    private Burst burst(TrendOutcome.Burst burst) {
        return new Burst(
                burst.topic(),
                chips.name(burst.topic()),
                burst.since().toString(),
                burst.until() == null ? null : burst.until().toString(),
                burst.stories(),
                burst.expected(),
                burst.score(),
                burst.top());
    }
}
