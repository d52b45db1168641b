package io.silkwire.alert.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document of this process. Which operations it has is read from the routes that answer here: in one process the
 * three services together, elsewhere one alone. What they mean is told by {@code openapi.yaml}; an operation that it does not
 * know is listed with its path alone, one that is not answered here is left out. So routes and document never disagree.
 * Thread-safe.
 */
@Singleton
final class OpenApiDocument {
    private static final String PREFIX = "/api/";
    private static final String FILE = "/alert-service/openapi/openapi.yaml";
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    private final ObjectMapper json = new ObjectMapper();
    private final Router router;
    private final ReentrantLock making = new ReentrantLock();
    private @Nullable ObjectNode made;

    OpenApiDocument(Router router) {
        this.router = router;
    }

    /** The document; others may read it and not change it. */
    ObjectNode get() {
        making.lock();
        try {
            ObjectNode document = made;
            if (document == null) {
                document = make();
                made = document;
            }
            return document;
        } finally {
            making.unlock();
        }
    }

    /** The operations that {@code openapi.yaml} describes, like {@code GET /api/v1/statements}. */
    static Set<String> described() {
        Set<String> described = new TreeSet<>();
        ObjectNode paths = written(new ObjectMapper()).withObject("/paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return described;
    }

    private ObjectNode make() {
        ObjectNode document = written(json);
        ObjectNode known = document.withObject("/paths").deepCopy();
        ObjectNode paths = json.createObjectNode();
        router.uriRoutes()
                .filter(route -> path(route).startsWith(PREFIX))
                .sorted(java.util.Comparator.comparing(OpenApiDocument::path))
                .forEach(route -> add(paths, known, path(route), method(route)));
        document.set("paths", paths);
        return document;
    }

    private void add(ObjectNode paths, ObjectNode known, String path, String method) {
        if (method.equals("head") || method.equals("options")) {
            return;
        }
        ObjectNode operations = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
        ObjectNode operation = known.path(path).path(method) instanceof ObjectNode told ? told : bare(path, method);
        addVariables(operation, path);
        operations.set(method, operation);
    }

    private ObjectNode bare(String path, String method) {
        ObjectNode operation = json.createObjectNode();
        operation.put("summary", method.toUpperCase(Locale.ROOT) + " " + path);
        ObjectNode responses = operation.putObject("responses");
        responses.putObject("2XX").put("description", "It was done.");
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return operation;
    }

    /** A variable of the path that is not described yet: OpenAPI wants every one of them. */
    private static void addVariables(ObjectNode operation, String path) {
        Matcher variable = VARIABLE.matcher(path);
        while (variable.find()) {
            String name = variable.group(1);
            ArrayNode parameters = operation.withArray("/parameters");
            boolean told = parameters.findValues("name").stream()
                    .anyMatch(node -> node.asText().equals(name));
            if (!told) {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", name).put("in", "path").put("required", true);
                parameter.putObject("schema").put("type", "string");
            }
        }
    }

    /** The path without the optional query variables of a template. */
    private static String path(UriRouteInfo<?, ?> route) {
        String template = route.getUriMatchTemplate().toString();
        int query = template.indexOf("{?");
        return query < 0 ? template : template.substring(0, query);
    }

    private static String method(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode written(ObjectMapper json) {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(FILE)) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Objects.requireNonNull(in, FILE));
            return json.valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
