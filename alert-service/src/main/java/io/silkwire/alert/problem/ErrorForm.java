package io.silkwire.alert.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import jakarta.inject.Singleton;

/**
 * Decides in which form the framework's own errors are told: under {@code /api/} always as a problem document, whatever the
 * caller says it reads; elsewhere as a page where a browser asks, else as a problem document too.
 */
@Singleton
@Primary
final class ErrorForm implements ErrorResponseProcessor<Object> {
    private static final String API = "/api/";

    private final ProblemBodies problems;
    private final HtmlErrorResponseBodyProvider pages;

    ErrorForm(ProblemBodies problems, HtmlErrorResponseBodyProvider pages) {
        this.problems = problems;
        this.pages = pages;
    }

    @Override
    @SuppressWarnings("unchecked") // the body is what this sets
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return (MutableHttpResponse<Object>) response;
        }
        boolean forPeople = isForPeople(context.getRequest());
        Object body = forPeople ? pages.body(context, response) : problems.body(context, response);
        return response.<Object>body(body).contentType(forPeople ? pages.contentType() : problems.contentType());
    }

    private static boolean isForPeople(HttpRequest<?> request) {
        return !request.getPath().startsWith(API)
                && request.getHeaders().contains(HttpHeaders.ACCEPT)
                && request.accept().stream()
                        .anyMatch(type -> type.matches(MediaType.TEXT_HTML_TYPE) && !isAnything(type));
    }

    private static boolean isAnything(MediaType type) {
        return type.getName().equals(MediaType.ALL);
    }
}
