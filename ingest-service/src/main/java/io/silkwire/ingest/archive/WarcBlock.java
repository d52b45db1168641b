package io.silkwire.ingest.archive;

import io.silkwire.ingest.fetch.Exchange;
import io.silkwire.ingest.fetch.Payload;
import io.silkwire.ingest.fetch.Spool;
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
    private static final int BUFFER = 1 << 14;

    private WarcBlock() {}

    /** One record, compressed. */
    static Payload member(Map<String, String> fields, Block block) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("WARC-Block-Digest", digest(block.head(), block.body()));
        all.put(
                "Content-Length",
                String.valueOf(block.head().size() + (long) block.body().size()));
        StringBuilder head = new StringBuilder("WARC/1.1").append(CRLF);
        all.forEach((name, value) ->
                head.append(name).append(": ").append(oneLine(value)).append(CRLF));
        head.append(CRLF);
        try (Spool spool = new Spool()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(spool, BUFFER)) {
                gzip.write(head.toString().getBytes(StandardCharsets.UTF_8));
                block.head().open().transferTo(gzip);
                block.body().open().transferTo(gzip);
                gzip.write((CRLF + CRLF).getBytes(StandardCharsets.US_ASCII));
            }
            return spool.done();
        } catch (IOException e) {
            throw new UncheckedIOException("neither memory nor a spool fails", e);
        }
    }

    /** The block of a record: a head and, of a whole response, the body. */
    record Block(Payload head, Payload body) {
        private static final Payload NOTHING = Payload.wrap(new byte[0]);

        static Block of(byte[] bytes) {
            return new Block(Payload.wrap(bytes), NOTHING);
        }
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

    static Block response(Exchange exchange) {
        return new Block(Payload.wrap(responseHead(exchange, true)), exchange.body());
    }

    static Block fields(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(oneLine(line)).append(CRLF));
        return Block.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String digest(Payload... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Payload part : parts) {
                digest.update(part.buffer());
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
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
