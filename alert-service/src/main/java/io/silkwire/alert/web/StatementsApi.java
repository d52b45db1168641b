package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.LookupOutcome;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.SimilarStatements;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.contracts.StatementId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The search of statements for programs: the same search as on the page. */
@Controller("/api/v1")
@Produces({
    MediaType.APPLICATION_JSON,
    "application/problem+json",
    "text/csv",
    "application/x-ndjson",
    "application/x-research-info-systems",
    "application/vnd.citationstyles.csl+json"
})
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatementsApi {
    private static final Set<String> OF_LISTS = Set.of("cursor", "format", "limit", "bom");
    private static final int SIMILAR = 10;

    private final StatementSearch search;
    private final SimilarStatements similar;
    private final Exports exports;

    StatementsApi(StatementSearch search, SimilarStatements similar, Exports exports) {
        this.search = search;
        this.similar = similar;
        this.exports = exports;
    }

    /**
     * Statements that fit the query and the filters: a page of JSON by {@code offset} or {@code cursor}, or all of them in the
     * format that is asked for.
     */
    @Get("/statements")
    HttpResponse<?> list(HttpRequest<?> request) {
        return switch (SearchParameters.readStrictly(request.getParameters(), OF_LISTS)) {
            case SearchParameters.Sound sound -> list(request, sound.request());
            case SearchParameters.Unsound unsound -> unsound(unsound);
        };
    }

    private HttpResponse<?> list(HttpRequest<?> request, SearchRequest asked) {
        return switch (RequestedFormat.of(request)) {
            case RequestedFormat.Json json ->
                json(asked, request.getParameters().get("cursor"));
            case RequestedFormat.Export export -> exports.of(request, asked, export.format());
            case RequestedFormat.Unknown unknown -> unknown.response();
        };
    }

    /** One statement with its tags and their evidence, or as a reference. */
    @Get("/statements/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        StatementId statementId = ApiAnswers.statementId(id);
        if (statementId == null) {
            return ApiAnswers.noStatementId();
        }
        return switch (search.find(statementId)) {
            case LookupOutcome.Found found ->
                switch (RequestedFormat.of(request)) {
                    case RequestedFormat.Json json -> ApiAnswers.json(StatementsAnswer.Whole.of(found.statement()));
                    case RequestedFormat.Export export -> exports.of(found.statement(), export.format());
                    case RequestedFormat.Unknown unknown -> unknown.response();
                };
            case LookupOutcome.Unknown unknown -> ApiAnswers.unknown(statementId);
            case LookupOutcome.Unavailable away -> ApiAnswers.unavailable(away.problem(), away.remedy());
        };
    }

    /** Statements that share the most telling words with this one, best first; copies of it are in its story. */
    @Get("/statements/{id}/similar")
    HttpResponse<?> similar(HttpRequest<?> request, @PathVariable String id) {
        StatementId statementId = ApiAnswers.statementId(id);
        if (statementId == null) {
            return ApiAnswers.noStatementId();
        }
        return switch (similar.to(statementId, SIMILAR)) {
            case SimilarStatements.Outcome.Found found -> ApiAnswers.json(StatementsAnswer.Listed.of(found.items()));
            case SimilarStatements.Outcome.Unknown unknown -> ApiAnswers.unknown(statementId);
            case SimilarStatements.Outcome.Unavailable away -> ApiAnswers.unavailable(away.problem(), away.remedy());
        };
    }

    private HttpResponse<?> json(SearchRequest asked, @Nullable String cursor) {
        SearchOutcome outcome = cursor == null ? search.search(asked) : search.page(asked, cursor);
        return outcome instanceof SearchOutcome.Found found
                ? HttpResponse.ok(StatementsAnswer.of(asked, found))
                        .contentType(MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                : ApiAnswers.problem(outcome);
    }

    private static HttpResponse<?> unsound(SearchParameters.Unsound unsound) {
        return Problem.parameter(unsound.parameter(), unsound.problem(), unsound.remedy(), null)
                .response();
    }
}
