package io.silkwire.ingest.fakes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Many small sites, each a server of its own on the loopback address, with a feed of its pages. Every request is kept with its
 * begin and end, so that a test can see whether two ever overlapped.
 */
public final class SiteFarm implements AutoCloseable {
    private final List<OneSite> sites = new ArrayList<>();

    /** This many sites; each answer takes this long. */
    public SiteFarm(int number, long answerMillis) {
        for (int i = 0; i < number; i++) {
            sites.add(new OneSite(answerMillis));
        }
    }

    /** All of them. */
    public List<OneSite> sites() {
        return sites;
    }

    /** The one. */
    public OneSite site(int number) {
        return sites.get(number);
    }

    @Override
    public void close() {
        sites.forEach(site -> site.server.stop(0));
    }

    /** A request as the server saw it, in nanoseconds of one clock. */
    public record Seen(String path, long begin, long end, boolean conditional) {}

    /** What a path answers. */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** Status 200 with this body. */
        public static Answer ok(String type, String body) {
            return new Answer(200, Map.of("Content-Type", type), body);
        }
    }

    /** One site. */
    public static final class OneSite {
        private final HttpServer server;
        private final long answerMillis;
        private final Map<String, String> pages = new LinkedHashMap<>();
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final List<Seen> seen = new CopyOnWriteArrayList<>();

        OneSite(long answerMillis) {
            this.answerMillis = answerMillis;
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
        }

        /** Its URL of this path. */
        public String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        /** Publishes a page, or edits it, and names it in the feed. */
        public synchronized OneSite page(String path, String title, String... paragraphs) {
            pages.put(path, title);
            answers.put(path, Answer.ok("text/html; charset=utf-8", html(title, paragraphs)));
            return this;
        }

        /** Answers this path so. */
        public OneSite answer(String path, Answer answer) {
            answers.put(path, answer);
            return this;
        }

        /** Takes an answer back. */
        public OneSite without(String path) {
            answers.remove(path);
            return this;
        }

        /** All requests so far. */
        public List<Seen> seen() {
            return seen;
        }

        /** The requests for this path. */
        public List<Seen> seen(String path) {
            return seen.stream().filter(request -> request.path().equals(path)).toList();
        }

        private void handle(HttpExchange exchange) throws IOException {
            long begin = System.nanoTime();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(answerMillis));
            String path = exchange.getRequestURI().getPath();
            boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match")
                    || exchange.getRequestHeaders().containsKey("If-Modified-Since");
            Answer answer = answers.getOrDefault(path, path.equals("/feed.xml") ? feed() : notFound());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            seen.add(new Seen(path, begin, System.nanoTime(), conditional));
            try (exchange) {
                answer.headers().forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        }

        private static Answer notFound() {
            return new Answer(404, Map.of("Content-Type", "text/plain"), "no such page");
        }

        private synchronized Answer feed() {
            StringBuilder rss = new StringBuilder(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>Notices</title>");
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.parse("2026-11-20T08:00:00Z").atZone(ZoneOffset.UTC));
            pages.forEach((path, title) -> rss.append("<item><title>")
                    .append(title)
                    .append("</title><link>")
                    .append(url(path))
                    .append("</link><pubDate>")
                    .append(date)
                    .append("</pubDate></item>"));
            return Answer.ok(
                    "application/rss+xml", rss.append("</channel></rss>").toString());
        }

        private static String html(String title, String... paragraphs) {
            StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>")
                    .append(title)
                    .append("</title></head><body><article><h1>")
                    .append(title)
                    .append("</h1>");
            for (String paragraph : paragraphs) {
                html.append("<p>").append(paragraph).append("</p>");
            }
            return html.append("</article></body></html>").toString();
        }
    }
}
