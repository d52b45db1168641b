package io.silkwire.ingest.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of an index beside an archive file: SURT key, 14-digit time, and JSON, as pywb's CDXJ.
 *
 * @param type of the record, {@code response} or {@code revisit}
 */
record Cdxj(String url, Instant at, String type, String digest, String recordId, String file, long offset) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Without line end. */
    String line() {
        ObjectNode node = JSON.createObjectNode()
                .put("url", url)
                .put("at", at.toString())
                .put("type", type)
                .put("digest", digest)
                .put("id", recordId)
                .put("filename", file)
                .put("offset", String.valueOf(offset));
        return surt(url) + " " + STAMP.format(at) + " " + node;
    }

    /** The line read, or null where it is none: indexes are not forced, so a crash may tear one. */
    static @Nullable Cdxj of(String line) {
        int json = line.indexOf('{');
        if (json < 0) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(line.substring(json));
            return new Cdxj(
                    node.path("url").asText(),
                    Instant.parse(node.path("at").asText()),
                    node.path("type").asText(),
                    node.path("digest").asText(),
                    node.path("id").asText(),
                    node.path("filename").asText(),
                    node.path("offset").asLong());
        } catch (JsonProcessingException | java.time.DateTimeException e) {
            return null;
        }
    }

    /** {@code https://www.mfa.example/a} → {@code example,mfa,www)/a}. */
    static String surt(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return url.replace(' ', '+');
        }
        if (uri.getHost() == null) {
            return url.replace(' ', '+');
        }
        List<String> labels =
                Arrays.asList(uri.getHost().toLowerCase(Locale.ROOT).split("\\.", -1));
        Collections.reverse(labels);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return String.join(",", labels) + port + ")" + path + query;
    }
}
