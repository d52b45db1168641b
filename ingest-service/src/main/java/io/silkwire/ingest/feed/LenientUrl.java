package io.silkwire.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves addresses as RFC 3986, section 5.2 does, without demanding that they are valid: feeds have spaces, Cyrillic and worse
 * in them, and what is no URI to a parser still is one to a browser.
 */
public final class LenientUrl {
    private static final Set<String> UNSAFE = Set.of("javascript", "vbscript", "data", "about", "file", "jar");

    private LenientUrl() {}

    /** The address in full. It is returned as it is where there is no base or it has a scheme already. */
    public static String resolve(@Nullable String base, String reference) {
        String ref = cleaned(reference);
        if (scheme(ref) != null) {
            return slashesMended(ref);
        }
        if (base == null || scheme(base) == null) {
            return ref;
        }
        if (ref.isEmpty()) {
            return withoutFragment(base);
        }
        return against(base, ref);
    }

    /** Whether it is an address that a crawler may be sent to or a reader may click: not a script, not a local file. */
    public static boolean isSafe(String url) {
        String scheme = scheme(cleaned(url));
        return scheme == null || !UNSAFE.contains(scheme);
    }

    /** Whether it is an absolute web address. */
    public static boolean isWeb(String url) {
        String scheme = scheme(url);
        if (scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            return false;
        }
        return url.startsWith("//", scheme.length() + 1) && url.length() > scheme.length() + 3;
    }

    private static String against(String base, String ref) {
        int colon = base.indexOf(':');
        if (ref.startsWith("//")) {
            return base.substring(0, colon + 1) + ref;
        }
        int path = pathStart(base, colon);
        String authority = base.substring(0, path);
        String basePath = base.substring(path, end(base, path));
        if (ref.startsWith("#")) {
            return withoutFragment(base) + ref;
        }
        if (ref.startsWith("?")) {
            return authority + basePath + ref;
        }
        if (!authority.contains("//")) {
            return ref; // a urn or mail address resolves nothing
        }
        int tail = end(ref, 0);
        String merged = ref.startsWith("/")
                ? ref.substring(0, tail)
                : basePath.substring(0, basePath.lastIndexOf('/') + 1) + ref.substring(0, tail);
        return authority + withoutDots(merged.startsWith("/") ? merged : "/" + merged) + ref.substring(tail);
    }

    private static int pathStart(String base, int colon) {
        if (!base.startsWith("//", colon + 1)) {
            return colon + 1;
        }
        for (int i = colon + 3; i < base.length(); i++) {
            char c = base.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return i;
            }
        }
        return base.length();
    }

    private static int end(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }

    private static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> addIf(last, kept);
                case ".." -> {
                    kept.pollLast();
                    addIf(last, kept);
                }
                default -> kept.addLast(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static void addIf(boolean last, Deque<String> kept) {
        if (last) {
            kept.addLast("");
        }
    }

    /** {@code http:/host} and {@code http:///host} are typing errors with one meaning. */
    private static String slashesMended(String url) {
        int colon = url.indexOf(':');
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return url;
        }
        int rest = colon + 1;
        while (rest < url.length() && url.charAt(rest) == '/') {
            rest++;
        }
        return rest == colon + 3 ? url : url.substring(0, colon) + "://" + url.substring(rest);
    }

    /** The scheme in lower case, or null where there is none. */
    static @Nullable String scheme(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':' && i > 0) {
                return url.substring(0, i).toLowerCase(Locale.ROOT);
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return null;
            }
        }
        return null;
    }

    /** As browsers do (WHATWG URL, section 4.4): no white space around it, no line ends or tabs in it. */
    static String cleaned(String url) {
        String stripped = url.strip();
        if (stripped.indexOf('\n') < 0 && stripped.indexOf('\t') < 0 && stripped.indexOf('\r') < 0) {
            return stripped;
        }
        return stripped.replace("\n", "").replace("\r", "").replace("\t", "");
    }
}
