package io.silkwire.quality.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks addresses whether they answer 200. Thread-safe. */
public final class HttpProbe {
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(WITHIN)
            .build();

    /** Whether this one does, within two seconds. */
    public boolean answers(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The client's own time-out ends with the head of an answer, or not at all where a connection is used
            // again.
            return answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS).statusCode() == 200;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + address + " was asked", e);
        }
    }
}
