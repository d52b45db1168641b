package io.silkwire.alert.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses and networks in CIDR notation (RFC 4632 §3.1) into a yes or no for an address. No name is ever looked up. */
final class Networks {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private record Network(InetAddress address, int bits) {
        boolean has(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> (bits % 8);
            return Arrays.equals(ours, 0, whole, theirs, 0, whole)
                    && (bits % 8 == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
        }
    }

    private final List<Network> all;

    /** @throws IllegalArgumentException where one is neither an address nor a network */
    Networks(List<String> written) {
        this.all = written.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Networks::network)
                .toList();
    }

    boolean has(InetAddress address) {
        return all.stream().anyMatch(network -> network.has(address));
    }

    /**
     * The address a text is, without asking anybody.
     *
     * @throws IllegalArgumentException where it is none
     */
    static InetAddress literal(String text) {
        try {
            if (LITERAL.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not an address");
    }

    private static Network network(String written) {
        String[] parts = written.split("/", -1);
        try {
            InetAddress address = literal(parts[0]);
            int most = address.getAddress().length * 8;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (parts.length <= 2 && bits >= 0 && bits <= most) {
                return new Network(address, bits);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(complaint(written), e);
        }
        throw new IllegalArgumentException(complaint(written));
    }

    private static String complaint(String written) {
        return "silkwire.alert.web.trusted-proxies takes addresses and networks such as 10.0.0.0/8, but has '" + written
                + "'";
    }
}
