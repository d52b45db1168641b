package io.silkwire.enrich;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.silkwire.contracts.JsonCodec;

/** Tells which topic definitions this enricher has in force, and which it refused and why: {@code GET /api/v1/topics}. */
@Controller
final class TopicsApi {
    private final Enriching enriching;

    TopicsApi(Enriching enriching) {
        this.enriching = enriching;
    }

    @Get("/api/v1/topics")
    HttpResponse<byte[]> running() {
        return HttpResponse.ok(JsonCodec.write(enriching.running())).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
