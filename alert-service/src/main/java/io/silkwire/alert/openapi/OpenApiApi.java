package io.silkwire.alert.openapi;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Hands the OpenAPI document out. */
@Controller("/api/v1/openapi.json")
final class OpenApiApi {
    private final OpenApiDocument document;

    OpenApiApi(OpenApiDocument document) {
        this.document = document;
    }

    /** The document as JSON. */
    @Get
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<String> json() {
        return HttpResponse.ok(document.get().toPrettyString()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
