package io.silkwire.alert.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.silkwire.alert.query.QuerySyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457). Its type is {@code about:blank}: the title says no more than the status, the detail is for
 * people, and {@code errors} is for programs.
 *
 * @param errors one for each field that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, @Nullable String detail, List<Invalid> errors) {
    /** The media type, {@code application/problem+json}. */
    public static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

    /**
     * What is wrong with one field.
     *
     * @param field as in the request
     * @param position UTF-16 code unit within the field's text from 0, or null
     * @param length how many code units are wrong there; 0 where something is missing, null where that is not told
     * @param expected what may stand there, or null
     * @param pointer where it stands in the body (RFC 6901 §6), such as {@code #/webhook/url}; null where it is not of the body
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Invalid(
            String field,
            String message,
            String remedy,
            @Nullable Integer position,
            @Nullable Integer length,
            @Nullable String expected,
            @Nullable String pointer) {
        /** Without length, expectation and pointer. */
        public Invalid(String field, String message, String remedy, @Nullable Integer position) {
            this(field, message, remedy, position, null, null, null);
        }
    }

    /** Copies the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of this status. */
    public static Problem of(HttpStatus status, @Nullable String detail, List<Invalid> errors) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, errors);
    }

    /**
     * A parameter or field that cannot be taken (400).
     *
     * @param position UTF-16 code unit within its text from 0; null for all of it
     */
    public static Problem parameter(String name, String message, String remedy, @Nullable Integer position) {
        String where = position == null ? "" : ", position " + (position + 1);
        return of(
                HttpStatus.BAD_REQUEST,
                name + where + ": " + message + "; " + remedy,
                List.of(new Invalid(name, message, remedy, position)));
    }

    /** A query that cannot be read (400). */
    public static Problem query(String name, QuerySyntaxException e) {
        return of(
                HttpStatus.BAD_REQUEST,
                name + ", position " + (e.position() + 1) + ": " + e.problem() + "; " + e.remedy(),
                List.of(new Invalid(name, e.problem(), e.remedy(), e.position(), e.length(), e.expected(), null)));
    }

    /** The answer that carries it. */
    public HttpResponse<Problem> response() {
        return response(Map.of());
    }

    /** The answer that carries it, with these headers. */
    public HttpResponse<Problem> response(Map<CharSequence, CharSequence> headers) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
                .body(this)
                .contentType(MEDIA_TYPE)
                .headers(headers);
    }
}
