package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.search.Histogram;
import io.silkwire.alert.search.LookupOutcome;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.contracts.StatementId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The list of statements with its search, and the page of each statement. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatementPages {
    private final StatementSearch search;
    private final StatementsView list;
    private final StatementView one;
    private final Pages pages;

    StatementPages(StatementSearch search, StatementsView list, StatementView one, Pages pages) {
        this.search = search;
        this.list = list;
        this.one = one;
        this.pages = pages;
    }

    @Get("/")
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        return switch (SearchParameters.read(request.getParameters())) {
            case SearchParameters.Sound sound ->
                list(sound.request().with(new Histogram(Histogram.Interval.AUTO, ZoneOffset.UTC)));
            case SearchParameters.Unsound unsound -> unreadable(unsound.problem(), unsound.remedy());
        };
    }

    @Get("/statements/{id}")
    HttpResponse<byte[]> one(@PathVariable String id, @QueryValue @Nullable String topic) {
        StatementId statementId;
        try {
            statementId = new StatementId(id);
        } catch (IllegalArgumentException e) {
            return pages.message(
                    HttpStatus.BAD_REQUEST,
                    "No such address",
                    "The id of a statement has 32 characters of 0-9 and a-f.",
                    "Look whether the link was cut off, or search for the statement.");
        }
        return switch (search.find(statementId)) {
            case LookupOutcome.Found found -> pages.statement(one.of(found.statement(), topic));
            case LookupOutcome.Unknown unknown ->
                pages.message(
                        HttpStatus.NOT_FOUND,
                        "Statement not found",
                        "The index has no statement with this id.",
                        "If it was brought in a moment ago, try again in a second.");
            case LookupOutcome.Unavailable away -> unavailable(away.problem(), away.remedy());
        };
    }

    private HttpResponse<byte[]> list(SearchRequest request) {
        return switch (search.search(request)) {
            case SearchOutcome.Found found -> pages.statements(HttpStatus.OK, list.of(request, found));
            case SearchOutcome.Refused refused -> pages.statements(HttpStatus.BAD_REQUEST, list.of(request, refused));
            case SearchOutcome.Unfit unfit -> unreadable(unfit.problem(), unfit.remedy());
            case SearchOutcome.Unavailable away -> unavailable(away.problem(), away.remedy());
        };
    }

    private HttpResponse<byte[]> unreadable(String problem, String remedy) {
        return pages.message(
                HttpStatus.BAD_REQUEST,
                "This address cannot be read",
                Wording.sentence(problem) + ".",
                Wording.sentence(remedy) + ".");
    }

    private HttpResponse<byte[]> unavailable(String problem, String remedy) {
        return pages.message(
                HttpStatus.SERVICE_UNAVAILABLE, "Search is unavailable", problem + ".", Wording.sentence(remedy) + ".");
    }
}
