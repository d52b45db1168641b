package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.silkwire.alert.export.ExportFormat;
import io.silkwire.alert.problem.Problem;
import java.util.Optional;

/** In which form an answer is wanted: {@code format} in the address, else the first known type of {@code Accept}, else JSON. */
sealed interface RequestedFormat {
    /** As every answer of the API. */
    record Json() implements RequestedFormat {}

    /** As a file. */
    record Export(ExportFormat format) implements RequestedFormat {}

    /** As nothing that is known here. */
    record Unknown(String label) implements RequestedFormat {
        HttpResponse<?> response() {
            return Problem.parameter(
                            "format",
                            "'" + label + "' is no format",
                            "write json, " + ExportFormat.labels() + ", or leave it out",
                            null)
                    .response();
        }
    }

    /** The wanted form. */
    static RequestedFormat of(HttpRequest<?> request) {
        String label = request.getParameters().get("format");
        if (label == null || label.isBlank()) {
            return accepted(request);
        }
        if (label.strip().equals("json")) {
            return new Json();
        }
        Optional<ExportFormat> format = ExportFormat.ofLabel(label.strip());
        return format.isPresent()
                ? new Export(format.get())
                : new Unknown(SearchParametersReader.shortened(label.strip()));
    }

    private static RequestedFormat accepted(HttpRequest<?> request) {
        for (MediaType type : request.accept()) {
            Optional<ExportFormat> format = ExportFormat.ofMediaType(type.getName());
            if (format.isPresent()) {
                return new Export(format.get());
            }
            if (type.getName().equals(MediaType.APPLICATION_JSON)
                    || type.getName().equals(MediaType.ALL)) {
                return new Json();
            }
        }
        return new Json();
    }
}
