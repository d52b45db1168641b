package io.silkwire.ingest.frontier;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * All hosts of one registrable domain: the unit that is given to an instance, so that no host is ever asked by two. The domain is
 * that of the public suffix list, its ICANN part alone: {@code www.mfa.gov.kz} is of {@code mfa.gov.kz}. An address or a name
 * without a domain is a site of its own, port included, so that a loopback test has many.
 */
public record Site(String name) {
    /** The site of this URL, or null where it has no host. */
    public static @Nullable Site of(URI url) {
        String authority = authority(url);
        if (authority == null) {
            return null;
        }
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        if (isAddress(host) || host.indexOf('.') < 0) {
            return new Site(authority);
        }
        String domain = EffectiveTldFinder.getAssignedDomain(host, true, true);
        return new Site(domain == null ? authority : domain.toLowerCase(Locale.ROOT));
    }

    /** The site of this URL; a text that is none is its own. */
    public static Site of(String url) {
        try {
            Site site = of(URI.create(url));
            return site == null ? new Site(url) : site;
        } catch (IllegalArgumentException e) {
            return new Site(url);
        }
    }

    /** Host and port, lower case, the port of the scheme where none is written; null where there is no host. */
    public static @Nullable String authority(URI url) {
        String host = url.getHost();
        if (host == null) {
            return null;
        }
        int port = url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Where its places are on a Kafka topic with so many partitions: the hash of Kafka's own partitioner. */
    public int partition(int partitions) {
        return Utils.toPositive(Utils.murmur2(name.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    @Override
    public String toString() {
        return name;
    }
}
