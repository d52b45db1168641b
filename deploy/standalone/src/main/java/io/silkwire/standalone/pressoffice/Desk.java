package io.silkwire.standalone.pressoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.silkwire.standalone.pressoffice.Item.Site;
import io.silkwire.standalone.pressoffice.Pages.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One site: answers requests from what is published by now, and remembers them. */
final class Desk implements AutoCloseable {
    private static final int PER_PAGE = 3;
    private static final int MOST_REMEMBERED = 500;
    /** The feed request of the agency that is answered with 429. */
    private static final int THROTTLED_REQUEST = 3;

    private final Site site;
    private final HttpServer server;
    private final List<Item> items;
    private final Opening opening;
    private final Clock clock;
    private final Executor slowly;
    private final AtomicLong views = new AtomicLong(1_000);
    private final AtomicInteger feedRequests = new AtomicInteger();
    private final AtomicInteger violations = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /**
     * Opens the site.
     *
     * @param slowly runs an answer later: that of the agency's first statement
     */
    Desk(Site site, List<Item> all, Opening opening, Clock clock, Executor threads, Executor slowly)
            throws IOException {
        this.site = site;
        this.items = all.stream().filter(item -> item.site() == site).toList();
        this.clock = clock;
        this.opening = opening;
        this.slowly = slowly;
        this.server = open(site.lastOctet);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Each site has a loopback address of its own; where the machine has only one, a port of its own. */
    private static HttpServer open(int last) throws IOException {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last}), 0), 50);
        } catch (IOException e) {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 50);
        }
    }

    Site site() {
        return site;
    }

    String origin() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    int violations() {
        return violations.get();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What is to be seen now, newest first. */
    List<Entry> entries() {
        Duration age = opening.age();
        return items.stream()
                .filter(item -> item.isPublished(age))
                .map(item -> entry(item, age))
                .sorted(Comparator.comparing(Entry::published).reversed())
                .toList();
    }

    private Entry entry(Item item, Duration age) {
        Instant start = opening.at();
        return new Entry(origin() + item.path(age), item, start.plus(item.from()), start.plus(item.changedAt(age)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        opening.visited();
        String path = exchange.getRequestURI().getPath();
        boolean slow = site == Site.AGENCY
                && !items.isEmpty()
                && path.equals(items.getFirst().path());
        if (!slow) {
            answer(exchange, path);
            return;
        }
        slowly.execute(() -> {
            try {
                answer(exchange, path);
            } catch (IOException e) {
                exchange.close(); // the client went away
            }
        });
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/robots.txt" -> send(exchange, 200, "text/plain; charset=utf-8", robots());
            case "/feed.xml" -> feed(exchange);
            case "/news" -> send(exchange, 200, "text/html; charset=utf-8", listing(exchange));
            case "/sitemap.xml" -> send(exchange, 200, "application/xml", Pages.sitemap(entries()));
            default -> page(exchange, path);
        }
    }

    private String robots() {
        String rules = site == Site.AGENCY ? "Crawl-delay: 1\nDisallow: /internal/\n" : "Disallow: /internal/\n";
        return "User-agent: *\n" + rules + "\nSitemap: " + origin() + "/sitemap.xml\n";
    }

    private void feed(HttpExchange exchange) throws IOException {
        if (site == Site.AGENCY && feedRequests.incrementAndGet() == THROTTLED_REQUEST) {
            exchange.getResponseHeaders().set("Retry-After", "4");
            send(exchange, 429, "text/plain", "Too many requests\n");
            return;
        }
        List<Entry> entries = entries();
        Instant changed = entries.stream()
                .map(Entry::changed)
                .max(Comparator.naturalOrder())
                .orElse(opening.at());
        String body = site == Site.UN_BODY
                ? Pages.atom("UN body: press", origin(), changed, entries)
                : Pages.rss("Press service", origin(), entries);
        String etag = "\"" + Integer.toHexString((body + changed).hashCode()) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Last-Modified", Pages.HTTP_DATE.format(changed));
        String type = site == Site.UN_BODY ? "application/atom+xml" : "application/rss+xml";
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            send(exchange, 304, type, new byte[0]);
        } else {
            send(exchange, 200, type, body);
        }
    }

    private String listing(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        String number = query != null && query.matches("page=\\d{1,3}") ? query.substring(5) : "1";
        return Pages.listing(entries(), Math.max(1, Integer.parseInt(number)), PER_PAGE);
    }

    private void page(HttpExchange exchange, String path) throws IOException {
        if (path.startsWith("/internal/")) {
            violations.incrementAndGet();
        }
        Duration age = opening.age();
        Item item = itemAt(path, age);
        if (item == null || age.compareTo(item.from()) < 0) {
            send(exchange, 404, "text/plain; charset=utf-8", "Not found\n");
        } else if (item.fate().isWithdrawn(age)) {
            send(exchange, 410, "text/plain; charset=utf-8", "Gone\n");
        } else if (!path.equals(item.path(age))) {
            exchange.getResponseHeaders().set("Location", origin() + item.path(age));
            send(exchange, 301, "text/plain; charset=utf-8", "Moved\n");
        } else if (item.isPdf()) {
            send(exchange, 200, "application/pdf", PdfPaper.of(item.title(), item.paragraphs(age)));
        } else {
            statement(exchange, item, age);
        }
    }

    /** The Russian page is in windows-1251 and says so in its head only. */
    private void statement(HttpExchange exchange, Item item, Duration age) throws IOException {
        boolean russian = item.language().equals("ru");
        Charset charset = russian ? Charset.forName("windows-1251") : StandardCharsets.UTF_8;
        String html = Pages.statement(
                entry(item, age),
                item.paragraphs(age),
                charset.name().toLowerCase(Locale.ROOT),
                clock.instant(),
                views.addAndGet(7));
        send(exchange, 200, russian ? "text/html" : "text/html; charset=utf-8", html.getBytes(charset));
    }

    private @Nullable Item itemAt(String path, Duration age) {
        return items.stream()
                .filter(item -> item.path().equals(path) || item.path(age).equals(path))
                .findFirst()
                .orElse(null);
    }

    private void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        if (requests.size() < MOST_REMEMBERED) {
            requests.add(clock.instant() + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + status);
        }
        try (exchange) {
            boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
