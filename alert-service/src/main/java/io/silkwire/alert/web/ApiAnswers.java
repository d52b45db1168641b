package io.silkwire.alert.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.SearchOutcome;
import io.silkwire.contracts.StatementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers that several parts of the search API share. */
final class ApiAnswers {
    private ApiAnswers() {}

    static HttpResponse<?> json(Object answer) {
        return HttpResponse.ok(answer).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** The problem of a search that found nothing to show, for whatever reason. */
    static HttpResponse<?> problem(SearchOutcome outcome) {
        return switch (outcome) {
            case SearchOutcome.Found found -> throw new IllegalArgumentException("what was found is no problem");
            case SearchOutcome.Refused refused ->
                Problem.query("q", refused.reason()).response();
            case SearchOutcome.Unfit unfit ->
                Problem.parameter(unfit.parameter(), unfit.problem(), unfit.remedy(), null)
                        .response();
            case SearchOutcome.Unavailable away -> unavailable(away.problem(), away.remedy());
        };
    }

    static HttpResponse<?> unavailable(String problem, String remedy) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, problem + "; " + remedy, List.of())
                .response();
    }

    static HttpResponse<?> unknown(StatementId id) {
        return notFound(
                "the index has no statement " + id + "; if it was brought in a moment ago, try again in a second");
    }

    static HttpResponse<?> notFound(String detail) {
        return Problem.of(HttpStatus.NOT_FOUND, detail, List.of()).response();
    }

    /** The id in a path, or null where it is none. */
    static @Nullable StatementId statementId(String text) {
        try {
            return new StatementId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static HttpResponse<?> noStatementId() {
        return Problem.parameter(
                        "id",
                        "this is not the id of a statement",
                        "take it from the list: it has 32 characters of 0-9 and a-f",
                        null)
                .response();
    }
}
