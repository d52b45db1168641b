package io.silkwire.alert.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The page that shows the OpenAPI document and lets it be tried (Swagger UI, from our own files). */
@Controller("/api")
@Produces(MediaType.TEXT_HTML)
final class ApiPages {
    private final Pages pages;

    ApiPages(Pages pages) {
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> api() {
        return pages.api();
    }
}
