package io.silkwire.alert.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes where a list goes on as a text without meaning to others, and takes only texts it wrote: {@code payload.signature}, both
 * base64url, signed with HMAC-SHA-256 (RFC 2104) over the payload and the search it belongs to. Thread-safe.
 */
final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    /** Longer than any cursor: an identity of a point in time takes some hundred characters for each shard. */
    private static final int MAX_LENGTH = 8_192;

    private final ObjectMapper json = new ObjectMapper();
    private final SecretKeySpec key;

    Cursors(@Nullable String cursorKey) {
        byte[] secret = new byte[32];
        if (cursorKey == null) {
            new SecureRandom().nextBytes(secret);
        } else {
            secret = cursorKey.getBytes(StandardCharsets.UTF_8);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    String write(PagePosition position, SearchRequest request) {
        ObjectNode payload = json.createObjectNode();
        payload.put("l", position.lease());
        payload.put("p", position.pointInTime());
        payload.put("t", position.total());
        ArrayNode after = payload.putArray("a");
        position.after().forEach(value -> add(after, value));
        try {
            byte[] bytes = json.writeValueAsBytes(payload);
            return base64(bytes) + "." + base64(signature(bytes, request));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
    }

    /** The position; empty where this is no cursor of ours, or one of another search. */
    Optional<PagePosition> read(String cursor, SearchRequest request) {
        int dot = cursor.indexOf('.');
        if (dot < 0 || cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(cursor.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(cursor.substring(dot + 1));
            return MessageDigest.isEqual(signature, signature(payload, request))
                    ? Optional.of(position(json.readTree(payload)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static PagePosition position(JsonNode payload) {
        List<FieldValue> after = new ArrayList<>();
        payload.path("a").forEach(value -> after.add(value(value)));
        return new PagePosition(
                payload.path("l").asText(),
                payload.path("p").asText(),
                after,
                payload.path("t").asLong());
    }

    private static void add(ArrayNode after, FieldValue value) {
        if (value.isLong()) {
            after.add(value.longValue());
        } else if (value.isDouble()) {
            after.add(value.doubleValue());
        } else if (value.isString()) {
            after.add(value.stringValue());
        } else {
            after.addNull();
        }
    }

    private static FieldValue value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return FieldValue.of(node.asLong());
        }
        if (node.isNumber()) {
            return FieldValue.of(node.asDouble());
        }
        return node.isNull() ? FieldValue.NULL : FieldValue.of(node.asText());
    }

    private byte[] signature(byte[] payload, SearchRequest request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(payload);
            return mac.doFinal(search(request).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** What must stay the same from page to page. */
    private static String search(SearchRequest request) {
        Filters filters = request.filters();
        return String.join(
                "\u0000",
                request.query(),
                request.sort().label(),
                new TreeMap<>(filters.chosen()).toString(),
                String.valueOf(filters.from()),
                String.valueOf(filters.before()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
