package io.silkwire.ingest.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the fetcher behaves.
 *
 * @param contact URL or mail address where the owner of a site reaches us; stands in the User-Agent
 * @param connect how long one address may take to answer, TLS included
 * @param idle how long a connection may be silent
 * @param total how long a fetch may take over all its hops and bodies; waiting at the {@link HopGate} does not count
 * @param maxRobotsBytes the most read of a robots.txt, content coding undone; above the 500 KiB of RFC 9309 §2.5
 * @param maxFeedBytes the same of feeds and sitemaps
 * @param maxPageBytes the same of pages and listings
 * @param maxDocumentBytes the same of PDF and Word documents
 * @param maxRedirects hops after the first; RFC 9309 §2.3.1.2 wants at least five for robots.txt
 * @param allowLoopback lets 127.0.0.0/8 and ::1 through the guard of addresses and nothing else; for the demo and tests
 */
public record FetchSettings(
        String contact,
        Duration connect,
        Duration idle,
        Duration total,
        int maxRobotsBytes,
        int maxFeedBytes,
        int maxPageBytes,
        int maxDocumentBytes,
        int maxRedirects,
        boolean allowLoopback) {
    /** The product token: what robots.txt calls us by. */
    public static final String PRODUCT = "Silkwire";

    private static final String VERSION = "0.1";
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    /** Checks the values. */
    public FetchSettings {
        if (contact.isBlank() || !contact.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '(' && c != ')')) {
            throw new IllegalArgumentException(
                    "contact: expected a URL or mail address in ASCII without spaces, got '" + contact + "'");
        }
        positive("connect", connect);
        positive("idle", idle);
        positive("total", total);
        positive("maxRobotsBytes", maxRobotsBytes);
        positive("maxFeedBytes", maxFeedBytes);
        positive("maxPageBytes", maxPageBytes);
        positive("maxDocumentBytes", maxDocumentBytes);
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("maxRedirects: expected 0 or more, got " + maxRedirects);
        }
    }

    /** The defaults: 10 s to connect, 20 s of silence, 60 s in all; 512 KiB, 20 MiB, 10 MiB, 32 MiB; ten redirects. */
    public static FetchSettings defaults(String contact) {
        return new FetchSettings(
                contact,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                512 * KIB,
                20 * MIB,
                10 * MIB,
                32 * MIB,
                10,
                false);
    }

    /** The same with other deadlines. */
    public FetchSettings withDeadlines(Duration newConnect, Duration newIdle, Duration newTotal) {
        return new FetchSettings(
                contact,
                newConnect,
                newIdle,
                newTotal,
                maxRobotsBytes,
                maxFeedBytes,
                maxPageBytes,
                maxDocumentBytes,
                maxRedirects,
                allowLoopback);
    }

    /** The same with loopback let through, or not. */
    public FetchSettings withAllowLoopback(boolean allow) {
        return new FetchSettings(
                contact,
                connect,
                idle,
                total,
                maxRobotsBytes,
                maxFeedBytes,
                maxPageBytes,
                maxDocumentBytes,
                maxRedirects,
                allow);
    }

    /** Who asks, and where to complain: {@code Silkwire/0.1 (+contact)}. */
    public String userAgent() {
        return PRODUCT + "/" + VERSION + " (+" + contact + ")";
    }

    /** How large a body may be once its content coding is undone: the purpose's limit, narrowed by the source's. */
    BodyLimit limit(FetchRequest request) {
        return switch (request.purpose()) {
            case ROBOTS -> BodyLimit.of(maxRobotsBytes);
            case FEED, SITEMAP -> BodyLimit.of(maxFeedBytes).within(request.maxBodyBytes());
            case LISTING, PAGE -> BodyLimit.of(maxPageBytes).within(request.maxBodyBytes());
            case DOCUMENT -> BodyLimit.of(maxDocumentBytes).within(request.maxBodyBytes());
        };
    }

    private static void positive(String name, @Nullable Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": expected more than nothing, got " + value);
        }
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": expected more than 0, got " + value);
        }
    }
}
