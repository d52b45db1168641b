package io.silkwire.quality.feed;

import io.silkwire.ingest.feed.FeedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One test feed with the HTTP headers that its first comment names ({@code Header: Content-type: text/xml}). */
final class CorpusFile {
    private static final int HEAD = 4_096;
    /** Where feedparser's own test server stands; its expectations name it. */
    private static final String SERVER = "http://127.0.0.1:8097/";

    private final String name;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private CorpusFile(String name, byte[] body) {
        this.name = name;
        this.body = body;
        readHeaders();
    }

    static CorpusFile read(Path corpus, String name) throws IOException {
        return new CorpusFile(name, Files.readAllBytes(corpus.resolve(name)));
    }

    byte[] body() {
        return body.clone();
    }

    /** Files whose tests are about HTTP were served, the others read from disk, with no address to resolve against. */
    FeedResponse response() {
        boolean served = !headers.isEmpty() || name.contains("/http_");
        return new FeedResponse(
                served ? SERVER + name : null,
                header("content-type"),
                header("content-language"),
                header("content-location"));
    }

    private @Nullable String header(String header) {
        return headers.get(header);
    }

    private void readHeaders() {
        // two- and four-byte encodings have zeros between the characters
        String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1).replace("\0", "");
        int end = head.indexOf("-->");
        for (String line : (end < 0 ? "" : head.substring(0, end)).split("\n", -1)) {
            String stripped = line.strip();
            if (stripped.startsWith("Header:")) {
                String[] parts = stripped.substring("Header:".length()).split(":", 2);
                if (parts.length == 2) {
                    headers.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
                }
            }
        }
    }
}
