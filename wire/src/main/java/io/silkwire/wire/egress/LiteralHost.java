package io.silkwire.wire.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads hosts that are written as addresses as browsers do (WHATWG URL §3.5), so that nothing is taken for another host here than
 * where the request would go: numbers of an IPv4 address in any base and number of parts, IPv6 with or without brackets.
 */
public final class LiteralHost {
    private static final int MAX_PARTS = 4;
    private static final long BYTE = 256;

    private LiteralHost() {}

    /** Whether this host is an address or a failed one, and never a name. */
    public static boolean is(String host) {
        return host.indexOf(':') >= 0 || endsInNumber(host);
    }

    /** The address that this host is written as, or null where it is a name or none. */
    public static @Nullable InetAddress address(String host) {
        try {
            if (host.indexOf(':') >= 0) {
                return InetAddress.getByName(host);
            }
            long address = endsInNumber(host) ? ipv4(host) : -1;
            return address < 0 ? null : InetAddress.getByAddress(bytes(address));
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static byte[] bytes(long address) {
        return new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
    }

    /** WHATWG URL §3.5, "ends in a number": such a host is an IPv4 address or an error, never a name. */
    private static boolean endsInNumber(String host) {
        String[] parts = parts(host);
        String last = parts[parts.length - 1];
        boolean decimal = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return decimal || (last.toLowerCase(Locale.ROOT).startsWith("0x") && number(last) >= 0);
    }

    private static String[] parts(String host) {
        return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
    }

    /** WHATWG URL §3.5, the IPv4 parser; -1 for a failure. */
    private static long ipv4(String host) {
        String[] parts = parts(host);
        if (parts.length > MAX_PARTS) {
            return -1;
        }
        long address = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            long number = number(parts[i]);
            if (number < 0 || number >= BYTE) {
                return -1;
            }
            address += number * power(3 - i);
        }
        long last = number(parts[parts.length - 1]);
        return last < 0 || last >= power(MAX_PARTS + 1 - parts.length) ? -1 : address + last;
    }

    private static long power(int exponent) {
        return 1L << (8 * exponent);
    }

    /** A number in base 16 (0x), 8 (0) or 10; -1 where it is none. */
    private static long number(String part) {
        String text = part.toLowerCase(Locale.ROOT);
        int radix = 10;
        if (text.startsWith("0x")) {
            text = text.substring(2);
            radix = 16;
        } else if (text.length() > 1 && text.startsWith("0")) {
            text = text.substring(1);
            radix = 8;
        } else if (text.isEmpty()) {
            return -1;
        }
        return text.isEmpty() ? 0 : digits(text, radix);
    }

    private static long digits(String text, int radix) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, power(MAX_PARTS)); // stays too large once it is
        }
        return value;
    }
}
