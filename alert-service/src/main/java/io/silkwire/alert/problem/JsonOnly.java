package io.silkwire.alert.problem;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request change something only when it says that it is JSON: a foreign page cannot make a browser send that without
 * asking first (Fetch, "CORS-safelisted request-header"), and the answer is always no. Holds for requests without a body too.
 */
@ServerFilter("/api/**")
final class JsonOnly {
    private static final Set<HttpMethod> CHANGING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @RequestFilter
    @Nullable
    HttpResponse<?> refuse(HttpRequest<?> request) {
        if (!CHANGING.contains(request.getMethod()) || isSafe(request)) {
            return null;
        }
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "send it with the header Content-Type: application/json",
                        List.of())
                .response();
    }

    private static boolean isSafe(HttpRequest<?> request) {
        boolean json = request.getContentType()
                .filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
        // Browsers ask before a DELETE in any case, and command lines send no type with it.
        return json || request.getMethod() == HttpMethod.DELETE;
    }
}
