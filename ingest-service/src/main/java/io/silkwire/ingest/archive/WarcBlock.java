package io.silkwire.ingest.archive;

import io.silkwire.ingest.fetch.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Fields and blocks → WARC 1.1 records, each one gzip member (WARC 1.1 §6 and annex D). Heads of HTTP/2 messages are written as
 * HTTP/1.1, as archives do; {@code WARC-Protocol} tells. Headers that no longer hold for the body as kept are renamed to {@code
 * X-Archive-Orig-…}.
 */
final class WarcBlock {
    private static final String CRLF = "\r\n";

    private WarcBlock() {}

    /** One record, compressed. */
    static byte[] member(Map<String, String> fields, byte[] block) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("WARC-Block-Digest", digest(block));
        all.put("Content-Length", String.valueOf(block.length));
        StringBuilder head = new StringBuilder("WARC/1.1").append(CRLF);
        all.forEach((name, value) ->
                head.append(name).append(": ").append(oneLine(value)).append(CRLF));
        head.append(CRLF);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 + block.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(head.toString().getBytes(StandardCharsets.UTF_8));
            gzip.write(block);
            gzip.write((CRLF + CRLF).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    static byte[] request(Exchange exchange) {
        StringBuilder head = new StringBuilder(oneLine(exchange.method()))
                .append(' ')
                .append(target(exchange.url()))
                .append(" HTTP/1.1")
                .append(CRLF);
        exchange.requestHeaders().forEach(header -> append(head, header.getKey(), header.getValue()));
        return head.append(CRLF).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The head only, for a revisit. */
    static byte[] responseHead(Exchange exchange, boolean withBody) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ')
                .append(oneLine(exchange.statusText()))
                .append(CRLF);
        for (Map.Entry<String, String> header : exchange.responseHeaders()) {
            append(
                    head,
                    isOutdated(header, exchange, withBody) ? "X-Archive-Orig-" + header.getKey() : header.getKey(),
                    header.getValue());
        }
        return head.append(CRLF).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] response(Exchange exchange) {
        byte[] head = responseHead(exchange, true);
        byte[] body = exchange.body().bytes();
        byte[] block = new byte[head.length + body.length];
        System.arraycopy(head, 0, block, 0, head.length);
        System.arraycopy(body, 0, block, head.length, body.length);
        return block;
    }

    static byte[] fields(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(oneLine(line)).append(CRLF));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Chunks are undone, and a cut body is shorter than its server said. */
    private static boolean isOutdated(Map.Entry<String, String> header, Exchange exchange, boolean withBody) {
        return header.getKey().equalsIgnoreCase("Transfer-Encoding")
                || (withBody
                        && header.getKey().equalsIgnoreCase("Content-Length")
                        && !header.getValue()
                                .strip()
                                .equals(String.valueOf(exchange.body().size())));
    }

    private static void append(StringBuilder head, String name, String value) {
        // The pseudo-headers of HTTP/2 start with a colon; they are in the first line already.
        if (!name.startsWith(":") && !name.isBlank()) {
            head.append(oneLine(name)).append(": ").append(oneLine(value)).append(CRLF);
        }
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** A line break in a value would start a field of the server's choice. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n\\x00]+", " ");
    }
}
