package io.silkwire.quality.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.silkwire.wire.egress.NameLookup;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many sites on the loopback interface: one server, which tells its hosts apart by the Host header and keeps book of when each was
 * asked, so that it is the server, not the crawler, who says whether the manners were kept.
 */
final class LoopbackSites implements AutoCloseable {
    private static final String DOMAIN = ".site.example";
    private static final byte[] ROBOTS = "User-agent: *\nAllow: /\n".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<byte[]> pages;
    private final Map<String, Visits> visits = new ConcurrentHashMap<>();
    private final AtomicLong served = new AtomicLong();

    LoopbackSites(List<byte[]> pages) throws IOException {
        this.pages = List.copyOf(pages);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What the server saw of one host. */
    private static final class Visits {
        private int open;
        private int mostOpen;
        private long lastStart = Long.MIN_VALUE;
        private long leastGap = Long.MAX_VALUE;

        synchronized void begin(long now) {
            open++;
            mostOpen = Math.max(mostOpen, open);
            if (lastStart != Long.MIN_VALUE) {
                leastGap = Math.min(leastGap, now - lastStart);
            }
            lastStart = now;
        }

        synchronized void end() {
            open--;
        }
    }

    /** Every name is this machine. */
    NameLookup names() {
        return host -> {
            if (!host.endsWith(DOMAIN)) {
                throw new UnknownHostException(host);
            }
            return List.of(InetAddress.getLoopbackAddress());
        };
    }

    URI page(int host, long number) {
        return URI.create("http://s" + host + DOMAIN + ":" + server.getAddress().getPort() + "/news/" + number);
    }

    /** Requests answered, robots.txt included. */
    long served() {
        return served.get();
    }

    /** Most requests that were under way on one host at once. */
    int mostAtOnce() {
        return visits.values().stream().mapToInt(host -> host.mostOpen).max().orElse(0);
    }

    /** The shortest time between two requests to the same host, from start to start. */
    Duration leastGap() {
        long least =
                visits.values().stream().mapToLong(host -> host.leastGap).min().orElse(Long.MAX_VALUE);
        return Duration.ofNanos(least);
    }

    /** How many hosts were asked at all. */
    int hosts() {
        return visits.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        Visits here = visits.computeIfAbsent(host, name -> new Visits());
        here.begin(System.nanoTime());
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean robots = path.equals("/robots.txt");
            byte[] body = robots ? ROBOTS : pages.get(Math.floorMod(path.hashCode() + host.hashCode(), pages.size()));
            exchange.getResponseHeaders().set("Content-Type", robots ? "text/plain" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
            served.incrementAndGet();
        } finally {
            here.end();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
