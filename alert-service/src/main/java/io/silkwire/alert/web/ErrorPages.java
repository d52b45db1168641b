package io.silkwire.alert.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.HtmlErrorResponseBodyProvider;
import io.silkwire.alert.problem.UnconfirmedWrites;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Gives the framework's own errors (no such path, wrong method, a bug) the look of the other pages, where a browser asks. What a
 * bug says stays in the log.
 */
@Singleton
@Replaces(HtmlErrorResponseBodyProvider.class)
final class ErrorPages implements HtmlErrorResponseBodyProvider {
    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public String body(ErrorContext context, HttpResponse<?> response) {
        HttpStatus status = response.status();
        if (UnconfirmedWrites.isOne(context)) {
            return words(
                    status,
                    "Not confirmed yet",
                    UnconfirmedWrites.DETAIL + ".",
                    Wording.sentence(UnconfirmedWrites.REMEDY) + ".");
        }
        return words(status, title(status), detail(status, context), remedy(status));
    }

    private String words(HttpStatus status, String title, String detail, String remedy) {
        byte[] page = pages.message(status, title, detail, remedy).body();
        return new String(Objects.requireNonNull(page), StandardCharsets.UTF_8);
    }

    @Override
    public String contentType() {
        return "text/html;charset=utf-8";
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Nothing is here";
            case FORBIDDEN -> "This was refused";
            case INTERNAL_SERVER_ERROR -> "Something went wrong here";
            default -> status.getReason();
        };
    }

    private static String detail(HttpStatus status, ErrorContext context) {
        if (isOurFault(status)) {
            return "The fault is on this side and was written to the log.";
        }
        List<String> messages =
                context.getErrors().stream().map(Error::getMessage).distinct().toList();
        return messages.isEmpty() || status == HttpStatus.NOT_FOUND
                ? "No page has the address " + context.getRequest().getPath() + "."
                : Wording.sentence(String.join("; ", messages)) + ".";
    }

    private static String remedy(HttpStatus status) {
        return isOurFault(status)
                ? "Try again; if it stays, tell whoever runs this site."
                : "Look whether the address was cut off, or start from the list of statements.";
    }

    private static boolean isOurFault(HttpStatus status) {
        return status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode();
    }
}
