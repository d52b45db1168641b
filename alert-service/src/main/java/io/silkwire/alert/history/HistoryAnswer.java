package io.silkwire.alert.history;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import java.net.URI;

/**
 * A part of a list as an answer of the API: the items as a JSON array, the way to the next part in the header {@code Link} with the
 * relation {@code next} (RFC 8288), and how far back nothing is missing in {@code Silkwire-Complete-Since}.
 */
public final class HistoryAnswer {
    /** The moment since which the list lacks nothing; absent where it lacks nothing at all. */
    public static final String COMPLETE_SINCE = "Silkwire-Complete-Since";

    private HistoryAnswer() {}

    /** The answer to this request. */
    public static HttpResponse<?> of(HttpRequest<?> request, HistoryPage<?> page) {
        MutableHttpResponse<?> answer = HttpResponse.ok(page.items());
        if (page.older() != null) {
            answer = answer.header(HttpHeaders.LINK, "<" + next(request, page.older()) + ">; rel=\"next\"");
        }
        return page.completeSince() == null
                ? answer
                : answer.header(COMPLETE_SINCE, page.completeSince().toString());
    }

    private static URI next(HttpRequest<?> request, HistoryPosition older) {
        UriBuilder next = UriBuilder.of(request.getPath());
        request.getParameters().forEach((name, values) -> {
            if (!name.equals("before")) {
                next.queryParam(name, values.toArray());
            }
        });
        return next.queryParam("before", older).build();
    }
}
