package io.silkwire.wire.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;

/**
 * Says which addresses of strangers may be connected to: those of the public internet, by the registries of special-purpose addresses
 * (RFC 6890 and the IANA registries it set up), and on which ports. An IPv6 address that carries an IPv4 one is judged by that
 * one too.
 */
final class AddressPolicy {
    /** The ports that browsers refuse, because other protocols would take a request for their own (WHATWG Fetch, port blocking). */
    private static final Set<Integer> BAD_PORTS = Set.of(
            0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    private AddressPolicy() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic4(bytes);
            case Inet6Address six -> isPublic6(bytes);
            default -> false;
        };
    }

    static boolean isWebPort(int port) {
        return !BAD_PORTS.contains(port);
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // carrier-grade NAT, RFC 6598; a metadata service lives there too
            case 169 -> second != 254; // link-local, with the metadata services of clouds
            case 172 -> second < 16 || second > 31;
            case 192 ->
                second != 168
                        && !(second == 0 && (third == 0 || third == 2)) // protocol assignments, documentation
                        && !(second == 88 && third == 99); // 6to4 relay
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224; // multicast, reserved, broadcast
        };
    }

    private static boolean isPublic6(byte[] a) {
        if (startsWith(a, 0x20, 0x02)) {
            return isPublic4(Arrays.copyOfRange(a, 2, 6)); // 6to4
        }
        if (startsWith(a, 0x00, 0x64, 0xff, 0x9b)) {
            // NAT64, RFC 6052: networks without IPv4 reach all of it this way. 64:ff9b:1::/48 is local.
            return isZero(a, 4, 12) && isPublic4(Arrays.copyOfRange(a, 12, 16));
        }
        if (startsWith(a, 0x20, 0x01, 0x00) && (a[3] & 0xff) < 0x02) {
            return false; // Teredo 2001::/32 and protocol assignments
        }
        if (startsWith(a, 0x20, 0x01, 0x00, 0x02, 0x00, 0x00)) {
            return false; // benchmarking, RFC 5180
        }
        if (startsWith(a, 0x20, 0x01, 0x00) && (a[3] & 0xff) >= 0x10 && (a[3] & 0xff) < 0x40) {
            return false; // ORCHID, ORCHIDv2 and drone identifiers: not routed
        }
        if (startsWith(a, 0x20, 0x01, 0x0d, 0xb8) || (startsWith(a, 0x3f, 0xff) && (a[2] & 0xf0) == 0)) {
            return false; // documentation, RFC 3849 and RFC 9637
        }
        // Only 2000::/3 is given out as global unicast: unique-local, mapped and IPv4-compatible addresses are outside
        // it.
        return (a[0] & 0xe0) == 0x20;
    }

    private static boolean isZero(byte[] address, int from, int to) {
        for (int i = from; i < to; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
