package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.search.TrendOutcome;
import io.silkwire.alert.search.TrendSearch;
import java.util.Objects;

/** The page of trends: a table that needs nothing, and a chart over it where scripts run. */
@Controller("/trends")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrendPages {
    private final TrendSearch trends;
    private final TrendsView view;
    private final Pages pages;

    TrendPages(TrendSearch trends, TrendsView view, Pages pages) {
        this.trends = trends;
        this.view = view;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> trends(HttpRequest<?> request) {
        return switch (TrendParameters.read(request.getParameters())) {
            case TrendParameters.Unsound unsound ->
                pages.message(
                        HttpStatus.BAD_REQUEST,
                        "This address cannot be read",
                        Wording.sentence(Objects.requireNonNullElse(
                                        unsound.problem().detail(), "")) + ".",
                        "Start again from the page of trends.");
            case TrendParameters.Sound sound ->
                switch (trends.find(sound.request())) {
                    case TrendOutcome.Found found -> pages.trends(view.of(sound.request(), sound.normal(), found));
                    case TrendOutcome.Unavailable away ->
                        pages.message(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Trends are unavailable",
                                away.problem() + ".",
                                Wording.sentence(away.remedy()) + ".");
                };
        };
    }
}
