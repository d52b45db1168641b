package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import io.silkwire.alert.export.ExportFormat;
import io.silkwire.alert.export.ExportStream;
import io.silkwire.alert.problem.Problem;
import io.silkwire.alert.search.ExportOutcome;
import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.SearchRequest;
import io.silkwire.alert.search.StatementSearch;
import io.silkwire.alert.search.StatementStream;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with files: all statements of a search, written as they are read, or the reference of one. */
@Singleton
final class Exports {
    /** How many statements fit; more than the file has where a limit was given. */
    static final String TOTAL = "Silkwire-Total";
    /** How many the file has: a receiver that counts fewer was cut off. */
    static final String COUNT = "Silkwire-Count";

    private final StatementSearch search;

    Exports(StatementSearch search) {
        this.search = search;
    }

    HttpResponse<?> of(HttpRequest<?> request, SearchRequest asked, ExportFormat format) {
        String limit = request.getParameters().get("limit");
        Integer most = limit == null ? null : number(limit);
        if (limit != null && most == null) {
            return Problem.parameter(
                            "limit", "this is no number of statements", "write a whole number, like 1000", null)
                    .response();
        }
        return switch (search.export(asked, most, format.needsBody())) {
            case ExportOutcome.Ready ready -> file(ready.statements(), format, isTrue(request, "bom"));
            case ExportOutcome.Stopped stopped -> ApiAnswers.problem(stopped.reason());
        };
    }

    HttpResponse<?> of(IndexedStatement statement, ExportFormat format) {
        byte[] text = format.write(List.of(statement)).getBytes(StandardCharsets.UTF_8);
        return headed(HttpResponse.ok(text), format, "statement-" + statement.id());
    }

    private static HttpResponse<?> file(StatementStream statements, ExportFormat format, boolean byteOrderMark) {
        StreamedFile file = new StreamedFile(
                new ExportStream(statements, format, byteOrderMark), MediaType.of(format.contentType()));
        return headed(HttpResponse.ok(file), format, "statements")
                .header(TOTAL, Long.toString(statements.total()))
                .header(COUNT, Long.toString(statements.size()));
    }

    private static MutableHttpResponse<?> headed(MutableHttpResponse<?> response, ExportFormat format, String name) {
        return response.header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "." + format.ending() + "\"");
    }

    private static boolean isTrue(HttpRequest<?> request, String name) {
        return "true".equals(request.getParameters().get(name));
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
