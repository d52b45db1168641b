package io.silkwire.standalone.pressoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.silkwire.contracts.Source;
import io.silkwire.contracts.SourceId;
import io.silkwire.standalone.pressoffice.Item.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Three sites that publish the seed corpus over a minute and a half, as official sites do: a ministry (RSS with validators,
 * listing in pages, sitemap, a Russian page in windows-1251, a PDF, an edit after 30 s), a UN body (Atom, JSON-LD, a statement
 * that moves after 40 s, one that is withdrawn and put back), and an agency (one slow answer, one 429 with Retry-After,
 * Crawl-delay, a folder that robots.txt closes, a withdrawal after 45 s). They listen on loopback addresses only. A fourth address
 * tells what was published and asked for.
 */
public final class PressOffice implements AutoCloseable {
    /** How long the slow answer takes. */
    public static final Duration SLOW = Duration.ofMillis(2_500);

    private final ExecutorService threads;
    private final List<Desk> desks = new ArrayList<>();
    private final HttpServer status;

    private final double speed;

    private PressOffice(ExecutorService threads, double speed) throws IOException {
        this.threads = threads;
        this.speed = speed;
        this.status =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 50);
        status.setExecutor(threads);
        status.createContext("/", this::tell);
    }

    /**
     * Opens the sites; the script begins with the first request that one of them gets.
     *
     * @param seedCorpus folder of the seed corpus
     * @param speed how many times as fast as usual the script is played
     * @param slow how long the slow answer takes
     * @throws IOException where the corpus cannot be read or no address be opened
     */
    public static PressOffice start(Path seedCorpus, Clock clock, double speed, Duration slow) throws IOException {
        List<Item> items = Script.of(seedCorpus, speed);
        PressOffice office = new PressOffice(Executors.newVirtualThreadPerTaskExecutor(), speed);
        Opening opening = new Opening(clock);
        try {
            Executor slowly = CompletableFuture.delayedExecutor(slow.toMillis(), TimeUnit.MILLISECONDS, office.threads);
            for (Site site : Site.values()) {
                office.desks.add(new Desk(site, items, opening, clock, office.threads, slowly));
            }
            office.status.start();
            return office;
        } catch (IOException | RuntimeException e) {
            office.close();
            throw e;
        }
    }

    /** The sites as sources, with limits short enough to watch. */
    public List<Source> sources() {
        return desks.stream().map(this::source).toList();
    }

    private Source source(Desk desk) {
        String origin = desk.origin();
        boolean ministry = desk.site() == Site.MINISTRY;
        return new Source(
                new SourceId("demo-" + name(desk.site())),
                "Demonstration: " + name(desk.site()),
                ministry ? "UZ" : null,
                ministry ? "ministry" : desk.site() == Site.UN_BODY ? "un-body" : "agency",
                ministry ? List.of("en", "ru") : List.of("en"),
                List.of(origin + "/feed.xml"),
                ministry ? List.of(new Source.Listing(origin + "/news", null, null, null, null)) : List.of(),
                ministry ? List.of(origin + "/sitemap.xml") : List.of(),
                List.of(),
                "Asia/Tashkent",
                1,
                new Source.Limits(scaled(3_000), scaled(5_000), scaled(200), null, null),
                Map.of(),
                Source.Guids.URL,
                Source.State.ACTIVE,
                true);
    }

    private Duration scaled(long millis) {
        return Duration.ofMillis(Math.round(millis / speed));
    }

    private static String name(Site site) {
        return site.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The page that tells what was published and asked for. */
    public URI statusPage() {
        return URI.create("http://127.0.0.1:" + status.getAddress().getPort() + "/");
    }

    /** Requests for what robots.txt closes. */
    public int violations() {
        return desks.stream().mapToInt(Desk::violations).sum();
    }

    private void tell(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder("Press office\nrequests against robots.txt: " + violations() + "\n");
        for (Desk desk : desks) {
            text.append('\n')
                    .append(name(desk.site()))
                    .append(' ')
                    .append(desk.origin())
                    .append('\n');
            desk.entries()
                    .forEach(entry -> text.append("  published ")
                            .append(entry.published())
                            .append(entry.changed().isAfter(entry.published()) ? ", edited " + entry.changed() : "")
                            .append(' ')
                            .append(entry.url())
                            .append('\n'));
            desk.requests()
                    .forEach(request -> text.append("  asked ").append(request).append('\n'));
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        desks.forEach(Desk::close);
        status.stop(0);
        threads.shutdownNow();
    }
}
