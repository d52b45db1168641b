package io.silkwire.ingest.fakes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;

/**
 * A web server in the test's own process, that also behaves badly when told to. Routes are named by path, or by host and path
 * where several sites share the server; what was asked is kept.
 *
 * <pre>{@code
 * try (WebSite site = WebSite.start()) {
 *     site.page("/news", "<html>…");
 *     site.redirect("/old", 301, "/news");
 *     site.route("ministry.test/feed", asked -> asked.has("If-None-Match", "\"1\"") ? Reply.notModified() : Reply.ok("…"));
 *     fetch(site.url("ministry.test", "/feed"));
 *     assertThat(site.asked("/feed")).hasSize(1);
 * }
 * }</pre>
 */
public final class WebSite implements AutoCloseable {
    private final ServerSocket server;
    private final String scheme;
    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private WebSite(ServerSocket server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        Thread.ofVirtual().name("web site").start(this::accept);
    }

    /** What a route answers to a request. */
    @FunctionalInterface
    public interface Route {
        /** Answers this. */
        Reply answer(Asked asked);
    }

    /** Writes an answer, or half of one, to the connection. */
    @FunctionalInterface
    public interface Reply {
        /** Writes; the connection is kept where this says so. */
        boolean writeTo(OutputStream out) throws IOException, InterruptedException;

        /** Status 200 with this page. */
        static Reply ok(String html) {
            return of(200, Map.of("Content-Type", "text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8));
        }

        /** Status 304. */
        static Reply notModified() {
            return of(304, Map.of(), new byte[0]);
        }

        /** A status without much to say. */
        static Reply status(int status) {
            return of(
                    status,
                    Map.of("Content-Type", "text/plain"),
                    ("status " + status).getBytes(StandardCharsets.UTF_8));
        }

        /** A whole response with its right Content-Length. */
        static Reply of(int status, Map<String, String> headers, byte[] body) {
            return out -> {
                Map<String, String> all = new LinkedHashMap<>(headers);
                if (status != 304 && status != 204) {
                    all.putIfAbsent("Content-Length", Integer.toString(body.length));
                }
                out.write(head(status, all));
                out.write(body);
                return true;
            };
        }

        /** Bytes as they stand, status line and all; then the connection is closed. */
        static Reply raw(byte[] bytes) {
            return out -> {
                out.write(bytes);
                return false;
            };
        }

        /** The same from text in ISO-8859-1. */
        static Reply raw(String text) {
            return raw(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The body in chunks of this size. */
        static Reply chunked(Map<String, String> headers, byte[] body, int size) {
            return out -> {
                Map<String, String> all = new LinkedHashMap<>(headers);
                all.put("Transfer-Encoding", "chunked");
                out.write(head(200, all));
                for (int at = 0; at < body.length; at += size) {
                    int length = Math.min(size, body.length - at);
                    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(body, at, length);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return true;
            };
        }

        /** A body that ends before the length it promised. */
        static Reply shorterThanPromised(int promised, byte[] body) {
            return out -> {
                out.write(head(200, Map.of("Content-Length", Integer.toString(promised))));
                out.write(body);
                return false;
            };
        }

        /** A body without end: this again and again, as long as somebody reads. */
        static Reply endless(Map<String, String> headers, byte[] again) {
            return out -> {
                out.write(head(200, headers));
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(again);
                }
                return false;
            };
        }

        private static byte[] head(int status, Map<String, String> headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * A request as it came.
     *
     * @param headers names in lower case
     */
    public record Asked(String method, String host, String path, Map<String, String> headers) {
        /** The header of this name, empty where there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Whether the header has exactly this value. */
        public boolean has(String name, String value) {
            return header(name).equals(value);
        }
    }

    /** Starts on a free port of 127.0.0.1. */
    public static WebSite start() {
        return start(ServerSocketFactory.getDefault(), "http", InetAddress.getLoopbackAddress());
    }

    /** Starts on a free port of this address. */
    public static WebSite startOn(InetAddress address) {
        return start(ServerSocketFactory.getDefault(), "http", address);
    }

    /** Starts with TLS. */
    public static WebSite startTls(ServerSocketFactory sockets) {
        return start(sockets, "https", InetAddress.getLoopbackAddress());
    }

    private static WebSite start(ServerSocketFactory sockets, String scheme, InetAddress address) {
        try {
            return new WebSite(sockets.createServerSocket(0, 1000, address), scheme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port. */
    public int port() {
        return server.getLocalPort();
    }

    /** A URL by address. */
    public URI url(String path) {
        return url(server.getInetAddress() instanceof java.net.Inet6Address ? "[::1]" : "127.0.0.1", path);
    }

    /** A URL by name, for a look-up that leads here. */
    public URI url(String host, String path) {
        return URI.create(scheme + "://" + host + ":" + port() + path);
    }

    /** Answers this path, or {@code host/path}, this way. A query is part of the path; without one in the route any will do. */
    public WebSite route(String path, Route route) {
        routes.put(path, route);
        return this;
    }

    /** Always the same answer. */
    public WebSite fixed(String path, Reply reply) {
        return route(path, any -> reply);
    }

    /** Status 200 with a page. */
    public WebSite page(String path, String html) {
        return fixed(path, Reply.ok(html));
    }

    /** Leads elsewhere. */
    public WebSite redirect(String path, int status, String location) {
        return fixed(path, Reply.of(status, Map.of("Location", location), new byte[0]));
    }

    /** A page with validators: 304 to who has one of them. */
    public WebSite validated(String path, String html, String etag, String lastModified) {
        return route(
                path,
                any -> any.has("If-None-Match", etag) || any.has("If-Modified-Since", lastModified)
                        ? Reply.of(304, Map.of("ETag", etag), new byte[0])
                        : Reply.of(
                                200,
                                Map.of("ETag", etag, "Last-Modified", lastModified, "Content-Type", "text/html"),
                                html.getBytes(StandardCharsets.UTF_8)));
    }

    /** Says nothing until the site is closed. */
    public WebSite silent(String path) {
        return fixed(path, out -> {
            closed.await();
            return false;
        });
    }

    /** Sends the head and this much, and then nothing until the site is closed. */
    public WebSite stalling(String path, String start) {
        return fixed(path, out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + start).getBytes(StandardCharsets.UTF_8));
            out.flush();
            closed.await();
            return false;
        });
    }

    /** One byte every so many milliseconds, for ever. */
    public WebSite dripping(String path, long everyMillis) {
        return fixed(path, out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            do {
                out.write('.');
                out.flush();
            } while (!closed.await(everyMillis, java.util.concurrent.TimeUnit.MILLISECONDS));
            return false;
        });
    }

    /** Closes the connection with a reset, without an answer. */
    public WebSite reset(String path) {
        return fixed(path, out -> {
            throw new IOException("reset");
        });
    }

    /** Everything asked, in order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** What was asked of this path. */
    public List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These bytes in gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** This many zeros in gzip: about a thousandth of them. */
    public static byte[] bomb(long size) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 16];
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (long left = size; left > 0; left -= zeros.length) {
                gzip.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("web site connection").start(() -> converse(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (answerOne(in, connection)) {}
        } catch (IOException e) {
            // The other side went away: its right.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answerOne(InputStream in, Socket connection) throws IOException, InterruptedException {
        Asked request = read(in);
        if (request == null) {
            return false;
        }
        asked.add(request);
        try {
            OutputStream out = connection.getOutputStream();
            boolean keep = route(request).answer(request).writeTo(out);
            out.flush();
            return keep;
        } catch (IOException e) {
            if ("reset".equals(e.getMessage())) {
                connection.setSoLinger(true, 0);
            }
            throw e;
        }
    }

    private Route route(Asked request) {
        String path = request.path();
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        for (String key : List.of(request.host() + path, request.host() + bare, path, bare)) {
            Route route = routes.get(key);
            if (route != null) {
                return route;
            }
        }
        return any -> Reply.status(404);
    }

    private static Asked read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        if (lines.isEmpty()) {
            return null;
        }
        String[] first = lines.getFirst().split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String host = headers.getOrDefault("host", "").replaceFirst(":[0-9]+$", "");
        return new Asked(first[0], host, first[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("in the head of a request");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
