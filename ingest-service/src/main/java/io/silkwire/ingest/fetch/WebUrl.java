package io.silkwire.ingest.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads http and https URLs as browsers do (WHATWG URL), so that nothing is taken for another host here than where the request
 * would go: numbers of an IPv4 address in any base and number of parts become the four usual ones, or no URL at all.
 */
final class WebUrl {
    private static final int MAX_LENGTH = 8192;
    private static final int MAX_PARTS = 4;
    private static final long BYTE = 256;

    private WebUrl() {}

    /** This URL without user, password and fragment; null where it is none that can be fetched. */
    static @Nullable HttpUrl parse(URI url) {
        String text = url.toString();
        return text.length() > MAX_LENGTH ? null : clean(HttpUrl.parse(text));
    }

    /** What a Location header points to; null where it is no URL that can be fetched. */
    static @Nullable HttpUrl resolve(HttpUrl base, String location) {
        return location.length() > MAX_LENGTH ? null : clean(base.resolve(location));
    }

    /** The URL for the rest of the program. */
    static URI uri(HttpUrl url) {
        return url.uri();
    }

    /** The address that this host is written as, or null where it is a name. */
    static @Nullable InetAddress literal(HttpUrl url) {
        String host = url.host();
        if (host.indexOf(':') < 0 && !endsInNumber(host)) {
            return null;
        }
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static @Nullable HttpUrl clean(@Nullable HttpUrl url) {
        if (url == null || url.host().isEmpty()) {
            return null;
        }
        HttpUrl.Builder bare = url.newBuilder().username("").password("").fragment(null);
        if (url.host().indexOf(':') < 0 && endsInNumber(url.host())) {
            long address = ipv4(url.host());
            if (address < 0) {
                return null;
            }
            bare.host(dotted(address));
        }
        return bare.build();
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

    private static String dotted(long address) {
        return (address >> 24) + "." + ((address >> 16) & 0xff) + "." + ((address >> 8) & 0xff) + "."
                + (address & 0xff);
    }
}
