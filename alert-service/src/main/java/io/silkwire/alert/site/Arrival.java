package io.silkwire.alert.site;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request reached this site. What headers say of it ({@code X-Forwarded-For}, {@code -Proto}, {@code -Host}) is believed of
 * trusted proxies only: everybody else could write there what they like.
 *
 * @param address of who asks: of the last hop that is no trusted proxy of ours
 * @param secure whether it came by TLS to us, or to the proxy in front
 * @param base where the site is reached: scheme, host and port, without a slash at the end
 */
public record Arrival(String address, boolean secure, String base) {
    static final String ATTRIBUTE = "silkwire.arrival";

    private static final int MOST_HOPS = 20;
    /** What bounds an IPv6 subscriber: whoever has one address has at least the other 2^64 of its network (RFC 6177). */
    private static final int IPV6_NETWORK_BYTES = 8;

    /** How this request came. */
    public static Arrival of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Arrival.class)
                .orElseGet(() -> told(request, new Networks(List.of()), null));
    }

    /** By what the request and the proxies say. */
    static Arrival told(HttpRequest<?> request, Networks proxies, @Nullable String configured) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote.getAddress();
        if (peer == null) {
            return direct(request, remote.getHostString(), configured);
        }
        if (!proxies.has(peer)) {
            return direct(request, peer.getHostAddress(), configured);
        }
        String scheme = last(request, "X-Forwarded-Proto");
        String host = last(request, "X-Forwarded-Host");
        boolean secure = scheme == null ? request.isSecure() || isByTls(configured) : scheme.equalsIgnoreCase("https");
        return new Arrival(
                client(request, peer, proxies),
                secure,
                configured == null ? base(secure, host == null ? host(request) : host) : configured);
    }

    /** A site that is reached by https has a proxy in front that speaks TLS, whether it is named as trusted or not. */
    private static boolean isByTls(@Nullable String configured) {
        return configured != null && configured.startsWith("https:");
    }

    private static Arrival direct(HttpRequest<?> request, String address, @Nullable String configured) {
        boolean secure = request.isSecure() || isByTls(configured);
        return new Arrival(address, secure, configured == null ? base(secure, host(request)) : configured);
    }

    /** What requests of one sender are counted under: an IPv6 address stands for its network. */
    public String sender() {
        try {
            byte[] bytes = Networks.literal(address).getAddress();
            return bytes.length == 4 ? address : "network " + Arrays.toString(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static String client(HttpRequest<?> request, InetAddress peer, Networks proxies) {
        InetAddress nearest = peer;
        List<String> hops = hops(request);
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS) && proxies.has(nearest); i--) {
            try {
                nearest = Networks.literal(hops.get(i).strip());
            } catch (IllegalArgumentException e) {
                break;
            }
        }
        return nearest.getHostAddress();
    }

    private static List<String> hops(HttpRequest<?> request) {
        return request.getHeaders().getAll("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
    }

    /** What the proxy that speaks to us said: the last of several. */
    private static @Nullable String last(HttpRequest<?> request, String header) {
        List<String> lines = request.getHeaders().getAll(header);
        if (lines.isEmpty()) {
            return null;
        }
        String line = lines.getLast();
        String value = line.substring(line.lastIndexOf(',') + 1).strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String host(HttpRequest<?> request) {
        return request.getHeaders().get("Host");
    }

    private static String base(boolean secure, @Nullable String host) {
        boolean isHost = host != null && host.matches("[A-Za-z0-9.:\\[\\]_-]{1,260}");
        return (secure ? "https://" : "http://") + (isHost ? host : "localhost");
    }
}
