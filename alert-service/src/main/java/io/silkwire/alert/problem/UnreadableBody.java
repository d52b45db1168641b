package io.silkwire.alert.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.http.HttpStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of a request's JSON that could not be read: which field, or which place of the text, and what may stand there. */
public final class UnreadableBody {
    private static final int MAX_CAUSES = 8;
    private static final int MAX_SAID = 200;

    private UnreadableBody() {}

    /** The problem, where this was caused by unreadable JSON. */
    public static Optional<Problem> in(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException unreadable) {
                return Optional.of(of(unreadable));
            }
        }
        return Optional.empty();
    }

    private static Problem of(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                Problem.parameter(path(unknown), "there is no such field", remedy(unknown.getKnownPropertyIds()), null);
            case MismatchedInputException mismatched
            when !mismatched.getPath().isEmpty() ->
                Problem.parameter(
                        path(mismatched), "what stands there cannot be read", "write " + expected(mismatched), null);
            case MismatchedInputException mismatched ->
                Problem.of(HttpStatus.BAD_REQUEST, "the body must be " + expected(mismatched), List.of());
            case JsonMappingException other
            when !other.getPath().isEmpty() ->
                Problem.parameter(path(other), "what stands there cannot be read", "see /api for what may", null);
            default -> Problem.of(HttpStatus.BAD_REQUEST, noJson(unreadable), List.of());
        };
    }

    private static String noJson(JsonProcessingException unreadable) {
        JsonLocation at = unreadable.getLocation();
        String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        String said = unreadable.getOriginalMessage();
        return "the body is no JSON" + where + ": "
                + (said.length() <= MAX_SAID ? said : said.substring(0, MAX_SAID) + "…");
    }

    private static String path(JsonMappingException unreadable) {
        return unreadable.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(MismatchedInputException mismatched) {
        Class<?> wanted = mismatched.getTargetType();
        if (wanted == null || wanted == String.class) {
            return "text in quotes";
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return "true or false";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(wanted) ? "a list in [ ]" : "an object in { }";
    }

    private static String remedy(@Nullable Collection<Object> known) {
        return known == null || known.isEmpty()
                ? "leave it out"
                : "there are " + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
