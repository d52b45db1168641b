package io.silkwire.ingest.fakes;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.ResponseHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches without redirects or limits: for tests of what comes after a fetch. */
public final class PlainFetcher implements PageFetcher {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public FetchOutcome fetch(FetchRequest request, HopGate gate) {
        return switch (gate.enter(request.url())) {
            case HopGate.Refused refused ->
                new FetchOutcome.Denied(List.of(), request.url(), refused.reason(), refused.detail());
            case HopGate.Entered entered -> {
                try (HopGate.Turn turn = entered.turn()) {
                    assert turn != null;
                    yield asked(request);
                }
            }
        };
    }

    private FetchOutcome asked(FetchRequest request) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.url()).timeout(Duration.ofSeconds(10));
        if (request.validators() != null) {
            if (request.validators().etag() != null) {
                asked.header("If-None-Match", request.validators().etag());
            }
            if (request.validators().lastModified() != null) {
                asked.header("If-Modified-Since", request.validators().lastModified());
            }
        }
        try {
            HttpResponse<byte[]> answer = client.send(asked.build(), BodyHandlers.ofByteArray());
            return outcome(request.url(), answer);
        } catch (IOException e) {
            return failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    private static FetchOutcome failed(String detail) {
        return new FetchOutcome.Failed(List.of(), Reason.CONNECTION_FAILED, null, true, detail);
    }

    private static FetchOutcome outcome(URI url, HttpResponse<byte[]> answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        Payload body = Payload.wrap(answer.body());
        List<Exchange> exchanges = List.of(new Exchange(
                url,
                Instant.EPOCH,
                "127.0.0.1",
                "HTTP/1.1",
                "GET",
                List.of(),
                answer.statusCode(),
                "",
                headers,
                body,
                null));
        ResponseHeaders received = new ResponseHeaders(headers);
        return switch (answer.statusCode()) {
            case 200 -> new FetchOutcome.Fetched(exchanges, url, null, received, body);
            case 304 -> new FetchOutcome.NotModified(exchanges, received);
            case 404 -> new FetchOutcome.Missing(exchanges);
            case 410 -> new FetchOutcome.Gone(exchanges);
            case 429 -> new FetchOutcome.Throttled(exchanges, 429, null);
            default ->
                new FetchOutcome.Failed(
                        exchanges, Reason.HTTP_ERROR, answer.statusCode(), true, "" + answer.statusCode());
        };
    }
}
