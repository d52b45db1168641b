package io.silkwire.ingest.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a URL that a statement is known by, whoever saw it first and by whichever link.
 *
 * <p>First the URL Standard (WHATWG): case, default ports, dot segments, backslashes, tabs and line ends, names by UTS 46, IPv4
 * in all its forms. Then what tells no two statements apart is dropped: fragment (but {@code #!…} names a page), user
 * information, the final dot of the host, parameters that count visits or carry a session; and escapes take their normal form
 * (RFC 3986 §6.2.2: {@code %7e} is {@code ~}, {@code %d0} is {@code %D0}).
 *
 * <p>Kept, because servers may tell them apart: order and repetition of parameters, trailing slash, {@code index.html},
 * {@code www.}, and http or https. Where a page declares {@code rel=canonical}, the caller asks for that URL instead.
 */
public final class CanonicalUrl {
    /** Longer URLs are traps more often than pages. */
    public static final int MAX_LENGTH = 2_048;

    private static final Set<String> VISIT_PARAMETERS = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "srsltid",
            "msclkid",
            "yclid",
            "ysclid",
            "ymclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "_openstat",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "hsctatracking",
            "mkt_tok",
            "vero_id",
            "oly_enc_id",
            "oly_anon_id",
            "rb_clickid",
            "wickedid",
            "xtor",
            "wt.mc_id",
            "cmpid",
            "admitad_uid",
            "tg_rhash",
            "__twitter_impression",
            "phpsessid",
            "jsessionid",
            "aspsessionid",
            "asp.net_sessionid",
            "cfid",
            "cftoken",
            "sessionid",
            "session_id");
    private static final List<String> VISIT_PREFIXES = List.of(
            "utm_", "pk_", "mtm_", "matomo_", "piwik_", "aspsessionid", "__cf_chl_", "at_campaign", "at_medium");
    private static final Pattern PATH_SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid|sessionid|sid)=[^;/]*");
    /** The URL Standard's forbidden domain code points that the parser lets pass; colons are of IPv6. */
    private static final Pattern FORBIDDEN_IN_HOST = Pattern.compile("[\\x00-\\x20#/<>?@\\[\\\\\\]^|%\\x7f]");

    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");

    private CanonicalUrl() {}

    /** What became of a URL. */
    public sealed interface Result {}

    /** An absolute http or https URL in its one form. */
    public record Canonical(String url) implements Result {}

    /**
     * No URL a page can be fetched from.
     *
     * @param detail what is wrong with it
     */
    public record Invalid(String detail) implements Result {}

    /**
     * The canonical form of this URL.
     *
     * @param base what a relative URL is relative to; null where only absolute ones are meant
     */
    public static Result of(String url, @Nullable String base) {
        if (url.length() > MAX_LENGTH) {
            return new Invalid("longer than " + MAX_LENGTH + " characters");
        }
        HttpUrl parsed = parse(url, base);
        if (parsed == null) {
            return new Invalid("not an http or https URL");
        }
        if (FORBIDDEN_IN_HOST.matcher(parsed.host()).find()) {
            return new Invalid("a host with a character that no name has");
        }
        String host = host(parsed.host());
        return host == null
                ? new Invalid("an IPv4 address that is out of range")
                : new Canonical(identity(parsed, host));
    }

    /** The canonical form, or null where it is none. */
    public static @Nullable String orNull(String url, @Nullable String base) {
        return of(url, base) instanceof Canonical canonical ? canonical.url() : null;
    }

    private static @Nullable HttpUrl parse(String url, @Nullable String base) {
        if (base == null) {
            return HttpUrl.parse(url);
        }
        HttpUrl parsedBase = HttpUrl.parse(base);
        return parsedBase == null ? HttpUrl.parse(url) : parsedBase.resolve(url);
    }

    private static String identity(HttpUrl url, String host) {
        StringBuilder canonical = new StringBuilder(url.scheme()).append("://");
        canonical.append(host.indexOf(':') >= 0 ? "[" + host + "]" : host);
        if (url.port() != HttpUrl.defaultPort(url.scheme())) {
            canonical.append(':').append(url.port());
        }
        canonical.append(escapes(PATH_SESSION.matcher(url.encodedPath()).replaceAll("")));
        String query = query(url.encodedQuery());
        if (!query.isEmpty()) {
            canonical.append('?').append(query);
        }
        String fragment = url.encodedFragment();
        if (fragment != null && fragment.startsWith("!")) {
            canonical.append('#').append(escapes(fragment));
        }
        return canonical.toString();
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty() && !countsVisits(parameter)) {
                kept.add(escapes(parameter));
            }
        }
        return String.join("&", kept);
    }

    private static boolean countsVisits(String parameter) {
        int equals = parameter.indexOf('=');
        String name =
                escapes(equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        // Feeds that escape an ampersand twice make &amp;utm_source of &utm_source.
        String bare = name.startsWith("amp;") ? name.substring(4) : name;
        return VISIT_PARAMETERS.contains(bare) || VISIT_PREFIXES.stream().anyMatch(bare::startsWith);
    }

    /** Escapes of letters, digits and {@code - . _ ~} undone, the others in upper case; a bare percent sign stays. */
    private static String escapes(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? octet(text, i) : -1;
            if (octet < 0) {
                normal.append(c);
            } else {
                normal.append(isUnreserved(octet) ? String.valueOf((char) octet) : String.format("%%%02X", octet));
                i += 2;
            }
        }
        return normal.toString();
    }

    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    /** The host without its final dot, IPv4 in four decimal parts; null where it ends in a number and is no address. */
    private static @Nullable String host(String parsed) {
        String host = parsed.length() > 1 && parsed.endsWith(".") ? parsed.substring(0, parsed.length() - 1) : parsed;
        if (host.indexOf(':') >= 0) {
            return host;
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        return NUMBER.matcher(last).matches() ? ipv4(host.split("\\.", -1)) : host;
    }

    /** The URL Standard's IPv4 parser: one to four parts, each decimal, octal or hexadecimal, the last one filling the rest. */
    private static @Nullable String ipv4(String[] parts) {
        if (parts.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = number(parts[i]);
            boolean last = i == parts.length - 1;
            long limit = last ? 1L << (8 * (4 - i)) : 256;
            if (number < 0 || number >= limit) {
                return null;
            }
            address += last ? number : number << (8 * (3 - i));
        }
        return (address >> 24) + "." + ((address >> 16) & 255) + "." + ((address >> 8) & 255) + "." + (address & 255);
    }

    private static long number(String part) {
        if (!NUMBER.matcher(part).matches() || part.length() > 16) {
            return -1;
        }
        boolean hexadecimal = part.startsWith("0x") || part.startsWith("0X");
        boolean octal = !hexadecimal && part.length() > 1 && part.startsWith("0");
        String digits = hexadecimal ? part.substring(2) : part;
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1; // an 8 or 9 in an octal number
        }
    }
}
