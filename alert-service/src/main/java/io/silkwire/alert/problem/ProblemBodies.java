package io.silkwire.alert.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.JsonErrorResponseBodyProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives the framework's own errors (no such path, wrong method, unreadable JSON, a bug) the form of a problem document. What a
 * bug says stays in the log.
 */
@Singleton
@Replaces(JsonErrorResponseBodyProvider.class)
final class ProblemBodies implements JsonErrorResponseBodyProvider<Problem> {
    @Override
    public Problem body(ErrorContext context, HttpResponse<?> response) {
        HttpStatus status = response.status();
        if (UnconfirmedWrites.isOne(context)) {
            return Problem.of(status, UnconfirmedWrites.DETAIL + "; " + UnconfirmedWrites.REMEDY, List.of());
        }
        return status == HttpStatus.BAD_REQUEST
                ? UnreadableBody.in(context.getRootCause().orElse(null)).orElseGet(() -> said(context, status))
                : said(context, status);
    }

    private static Problem said(ErrorContext context, HttpStatus status) {
        String detail = status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                ? null
                : context.getErrors().stream()
                        .map(io.micronaut.http.server.exceptions.response.Error::getMessage)
                        .collect(Collectors.joining("; "));
        return Problem.of(status, detail == null || detail.isEmpty() ? null : detail, List.of());
    }

    @Override
    public String contentType() {
        return Problem.MEDIA_TYPE.toString();
    }
}
