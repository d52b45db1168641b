package io.silkwire.ingest.feed.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The HTTP {@code Link} header → its addresses and relations (RFC 8288, section 3), forgiving as its appendix B is. */
public final class LinkHeader {
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_LINKS = 100;

    /**
     * One link.
     *
     * @param href as written, perhaps relative
     * @param relations lower case
     */
    public record Link(String href, List<String> relations) {
        public Link {
            relations = List.copyOf(relations);
        }
    }

    private LinkHeader() {}

    /** The links of a header's value, several values joined by commas; what cannot be understood is left out. */
    public static List<Link> parse(String header) {
        List<Link> links = new ArrayList<>();
        String value = header.length() > MAX_LENGTH ? header.substring(0, MAX_LENGTH) : header;
        int at = value.indexOf('<');
        while (at >= 0 && links.size() < MAX_LINKS) {
            int close = value.indexOf('>', at);
            if (close < 0) {
                break;
            }
            int end = end(value, close + 1);
            links.add(new Link(value.substring(at + 1, close).strip(), relations(value.substring(close + 1, end))));
            at = value.indexOf('<', end);
        }
        return links;
    }

    /** Addresses with that relation, in their order. */
    public static List<String> hrefs(String header, String relation) {
        return parse(header).stream()
                .filter(link -> link.relations().contains(relation))
                .map(Link::href)
                .toList();
    }

    private static int end(String value, int from) {
        boolean quoted = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                return i;
            }
        }
        return value.length();
    }

    private static List<String> relations(String parameters) {
        for (String parameter : parameters.split(";", MAX_LINKS)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                String value = parameter.substring(equals + 1).replace('"', ' ').strip();
                return List.of(value.toLowerCase(Locale.ROOT).split("\\s+"));
            }
        }
        return List.of();
    }
}
