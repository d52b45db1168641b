package io.silkwire.quality.bench;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.CrawlState.Kind;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.extraction.Extraction;
import io.silkwire.ingest.extraction.PageBytes;
import io.silkwire.ingest.extraction.PageExtractor;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchRequest;
import io.silkwire.ingest.fetch.FetchSettings;
import io.silkwire.ingest.fetch.HopGate;
import io.silkwire.ingest.fetch.HttpPageFetcher;
import io.silkwire.ingest.frontier.Frontier;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.RevisitPolicy;
import io.silkwire.ingest.robots.RobotsCache;
import io.silkwire.quality.Progress;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Fetches and extracts pages of many hosts with the crawler's own parts (frontier, turns of hosts, robots.txt, fetcher, extraction),
 * as fast as the delays between two requests to a host allow. Kafka and the archive are left out. Server and crawler share this
 * machine's cores, so a crawler alone does better.
 */
final class CrawlBench {
    /** Fetches under way at once, as the crawler's own limit. */
    private static final int FETCHES = 256;

    private final int hosts;
    private final Duration delay;
    private final Duration time;
    private final List<byte[]> pages;
    private final Clock clock;

    /**
     * @param delay between two requests to a host
     * @param time how long it crawls; the delays of the first requests are not counted
     */
    CrawlBench(int hosts, Duration delay, Duration time, List<byte[]> pages, Clock clock) {
        this.hosts = hosts;
        this.delay = delay;
        this.time = time;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param pages fetched and extracted while the clock ran
     * @param failed fetches or extractions that gave no text
     * @param leastGap by the server's book
     * @param mostAtOnce on one host, by the server's book
     */
    record Report(long pages, long failed, Duration time, int hosts, Duration leastGap, int mostAtOnce) {
        double perSecond() {
            return pages * 1e9 / time.toNanos();
        }
    }

    Report run(Progress progress) throws IOException {
        try (LoopbackSites sites = new LoopbackSites(pages);
                HttpPageFetcher fetcher = HttpPageFetcher.of(
                        FetchSettings.defaults("bench@site.example").withAllowLoopback(true), clock, sites.names())) {
            HostTurns turns = new HostTurns(
                    new RobotsCache(fetcher, HopGate.OPEN, clock, FetchSettings.PRODUCT), clock, this::pause);
            return new Run(sites, fetcher, turns).run(progress);
        }
    }

    private void pause(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isPositive()) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    /** One run. */
    private final class Run {
        private final LoopbackSites sites;
        private final HttpPageFetcher fetcher;
        private final HostTurns turns;
        private final PageExtractor extractor = new PageExtractor();
        private final Frontier frontier = new Frontier(source -> true);
        private final Semaphore fetches = new Semaphore(FETCHES);
        private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLong numbers = new AtomicLong();

        Run(LoopbackSites sites, HttpPageFetcher fetcher, HostTurns turns) {
            this.sites = sites;
            this.fetcher = fetcher;
            this.turns = turns;
        }

        Report run(Progress progress) {
            for (int host = 0; host < hosts; host++) {
                discover(host);
            }
            // robots.txt of every host and the delay after it come first; what is measured is the steady state.
            Duration before = delay.multipliedBy(2).plusSeconds(5);
            Instant start = clock.instant().plus(before);
            Instant end = start.plus(time);
            long counted = 0;
            boolean running = false;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Instant now = clock.instant(); now.isBefore(end); now = clock.instant()) {
                    if (!running && !now.isBefore(start)) {
                        counted = done.get();
                        running = true;
                    }
                    dispatch(threads, now);
                    progress.at(
                            Duration.between(start, now).toSeconds() + before.toSeconds(),
                            time.plus(before).toSeconds());
                }
                counted = done.get() - counted;
            }
            return new Report(counted, failed.get(), time, sites.hosts(), sites.leastGap(), sites.mostAtOnce());
        }

        private void dispatch(ExecutorService threads, Instant now) {
            Frontier.Due due = frontier.take(now);
            if (due == null) {
                LockSupport.parkNanos(200_000);
                return;
            }
            fetches.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    visit(due);
                } finally {
                    fetches.release();
                }
            });
        }

        private void visit(Frontier.Due due) {
            URI url = URI.create(due.state().place());
            FetchOutcome outcome =
                    fetcher.fetch(FetchRequest.of(url, FetchRequest.Purpose.PAGE), turns.gate(null, delay));
            frontier.release(due.authority(), turns.freeAt(due.authority()));
            discover(Integer.parseInt(due.state().sourceId().value().substring(1)));
            if (outcome instanceof FetchOutcome.Fetched fetched && extracts(url, fetched)) {
                done.incrementAndGet();
            } else {
                failed.incrementAndGet();
            }
        }

        private boolean extracts(URI url, FetchOutcome.Fetched fetched) {
            cores.acquireUninterruptibly();
            try {
                PageBytes page = new PageBytes(
                        url, fetched.headers().first("Content-Type"), List.of(), fetched.body(), clock.instant(), null);
                return extractor.extract(page) instanceof Extraction.Extracted;
            } finally {
                cores.release();
            }
        }

        private void discover(int host) {
            Instant now = clock.instant();
            frontier.put(new CrawlState(
                    new SourceId("s" + host),
                    sites.page(host, numbers.incrementAndGet()).toString(),
                    Kind.PAGE,
                    RevisitPolicy.discovered(now, now),
                    null));
        }
    }
}
