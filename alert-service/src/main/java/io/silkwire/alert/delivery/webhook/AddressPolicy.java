package io.silkwire.alert.delivery.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Says which addresses an endpoint may have: those of the public internet, by the registries of special-purpose addresses
 * (RFC 6890 and the IANA registries it set up). An IPv6 address that carries an IPv4 one is judged by that one too.
 */
final class AddressPolicy {
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

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // carrier-grade NAT, RFC 6598
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
        if ((a[0] & 0xfe) == 0xfc) {
            return false; // unique local, RFC 4193
        }
        if (startsWith(a, 0x20, 0x02)) {
            return isPublic4(Arrays.copyOfRange(a, 2, 6)); // 6to4
        }
        if (startsWith(a, 0x00, 0x64, 0xff, 0x9b)) {
            return a[4] == 0
                    && a[5] == 0
                    && isPublic4(Arrays.copyOfRange(a, 12, 16)); // NAT64, RFC 6052; 64:ff9b:1::/48 is local
        }
        if (startsWith(a, 0x20, 0x01, 0x00) && (a[3] & 0xff) < 0x02) {
            return false; // Teredo 2001::/32 and protocol assignments
        }
        if (startsWith(a, 0x20, 0x01, 0x0d, 0xb8)) {
            return false; // documentation
        }
        // Only 2000::/3 is given out as global unicast; ::/96 carries IPv4 and is long deprecated.
        return (a[0] & 0xe0) == 0x20;
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** An address that an endpoint must not have; the message names the host, not the address behind it. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host + " is not on the public internet");
        }
    }
}
