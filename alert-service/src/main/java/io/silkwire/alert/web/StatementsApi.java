package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.search.LookupOutcome;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.contracts.StatementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search of statements for programs: the same search as on the page. */
@Controller("/api/v1/statements")
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatementsApi {
    private final StatementSearch search;

    StatementsApi(StatementSearch search) {
        this.search = search;
    }

    /** Statements that fit {@code q, topic*, lang*}, in the order of {@code sort}, from {@code from}, at most {@code size}. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return switch (SearchParameters.read(request.getParameters())) {
            case SearchParameters.Sound sound -> list(sound.request());
            case SearchParameters.Unsound unsound ->
                parameter(unsound.parameter(), unsound.problem(), unsound.remedy(), null);
        };
    }

    /** One statement with its tags and their evidence. */
    @Get("/{id}")
    HttpResponse<?> one(@PathVariable String id) {
        StatementId statementId;
        try {
            statementId = new StatementId(id);
        } catch (IllegalArgumentException e) {
            return parameter(
                    "id",
                    "this is not the id of a statement",
                    "take it from the list: it has 32 characters of 0-9 and a-f",
                    null);
        }
        return switch (search.find(statementId)) {
            case LookupOutcome.Found found -> json(StatementsAnswer.Whole.of(found.statement()));
            case LookupOutcome.Unknown unknown ->
                problem(
                        HttpStatus.NOT_FOUND,
                        "the index has no statement " + statementId
                                + "; if it was brought in a moment ago, try again in a second");
            case LookupOutcome.Unavailable away -> unavailable(away.problem(), away.remedy());
        };
    }

    private HttpResponse<?> list(SearchRequest request) {
        return switch (search.search(request)) {
            case SearchOutcome.Found found -> json(StatementsAnswer.of(request, found));
            case SearchOutcome.Refused refused -> query(refused.reason());
            case SearchOutcome.Unavailable away -> unavailable(away.problem(), away.remedy());
        };
    }

    private static HttpResponse<?> query(QuerySyntaxException e) {
        return parameter("q", e.problem(), e.remedy(), e.position());
    }

    private static HttpResponse<?> parameter(String name, String problem, String remedy, @Nullable Integer position) {
        String detail =
                name + (position == null ? "" : ", position " + (position + 1)) + ": " + problem + "; " + remedy;
        return Problem.of(HttpStatus.BAD_REQUEST, detail, List.of(new Problem.Invalid(name, problem, remedy, position)))
                .response();
    }

    private static HttpResponse<?> unavailable(String problem, String remedy) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, problem + "; " + remedy);
    }

    private static HttpResponse<?> problem(HttpStatus status, String detail) {
        return Problem.of(status, detail, List.of()).response();
    }

    private static HttpResponse<?> json(Object answer) {
        return HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
