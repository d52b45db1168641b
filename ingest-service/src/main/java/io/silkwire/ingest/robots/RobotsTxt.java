package io.silkwire.ingest.robots;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One robots.txt read for one user agent: bytes → rules (RFC 9309). crawler-commons reads the groups; the match is ours, because
 * it also says which rule decided. Never fails: what cannot be read restricts nothing (§2.2). Immutable.
 */
public final class RobotsTxt implements RobotsRules {
    /** Nothing is disallowed: no robots.txt, or one that says nothing to us. */
    public static final RobotsTxt ALLOW_ALL = new RobotsTxt(List.of(), null, List.of());

    /** Everything is disallowed: robots.txt cannot be reached (§2.3.1.4). */
    public static final RobotsTxt DISALLOW_ALL = new RobotsTxt(List.of(new Rule("/", false)), null, List.of());

    /** What is read of a file (§2.5 asks for 500 KiB at least). */
    private static final int MAX_BYTES = 500 * 1024;

    private static final int MAX_RULE_LENGTH = 4096;
    private static final int MAX_SITEMAPS = 1000;
    private static final String PATH = "/robots.txt";
    /** Written by their codes in paths, because in rules they are signs (§2.2.3). */
    private static final boolean[] SIGNS = signs();

    private final List<Rule> rules;
    private final @Nullable Duration crawlDelay;
    private final List<URI> sitemaps;

    private RobotsTxt(List<Rule> rules, @Nullable Duration crawlDelay, List<URI> sitemaps) {
        this.rules = List.copyOf(rules);
        this.crawlDelay = crawlDelay;
        this.sitemaps = List.copyOf(sitemaps);
    }

    /**
     * Reads this.
     *
     * @param url where it came from; relative sitemaps are meant from there
     * @param agent product token, in any letter case
     */
    public static RobotsTxt parse(URI url, byte[] content, String agent) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        SimpleRobotRules read = parser.parseContent(
                url.toString(), head(content), "text/plain", List.of(agent.toLowerCase(Locale.ROOT)));
        if (read.isAllowNone()) {
            return DISALLOW_ALL;
        }
        List<Rule> rules = read.getRobotRules().stream()
                .filter(rule -> rule.getPrefix().length() <= MAX_RULE_LENGTH)
                .map(rule -> new Rule(rule.getPrefix(), rule.isAllow()))
                .toList();
        return new RobotsTxt(rules, delay(read), sitemaps(url, read));
    }

    @Override
    public boolean allows(URI url) {
        Rule rule = deciding(url);
        return rule == null || rule.allow();
    }

    @Override
    public @Nullable Duration crawlDelay() {
        return crawlDelay;
    }

    @Override
    public List<URI> sitemaps() {
        return sitemaps;
    }

    /** The rule that decides, such as {@code Disallow: /private}, normalised; or why there is none. */
    public String ruleFor(URI url) {
        Rule rule = deciding(url);
        if (rule != null) {
            return rule.toString();
        }
        return path(url).equals(PATH) ? "robots.txt itself" : "no rule matches";
    }

    /** The most specific rule, by its length; of two as long the one that allows (§2.2.2). Null where none matches. */
    private @Nullable Rule deciding(URI url) {
        String path = path(url);
        if (path.equals(PATH)) {
            return null;
        }
        Rule best = null;
        for (Rule rule : rules) {
            if (rule.isStrongerThan(best) && rule.matches(path)) {
                best = rule;
            }
        }
        return best;
    }

    /** Path and query the way rules are kept: unreserved characters plain, all others by their codes in upper case. */
    private static String path(URI url) {
        String path = url.getRawPath();
        String query = url.getRawQuery();
        String whole = (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
        return SimpleRobotRules.escapePath(whole, SIGNS);
    }

    /** Only whole lines: half a rule would be another rule. */
    private static byte[] head(byte[] content) {
        if (content.length <= MAX_BYTES) {
            return content;
        }
        int end = MAX_BYTES;
        while (end > 0 && content[end - 1] != '\n' && content[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(content, end);
    }

    private static @Nullable Duration delay(BaseRobotRules read) {
        long millis = read.getCrawlDelay();
        return millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis < 0 ? null : Duration.ofMillis(millis);
    }

    private static List<URI> sitemaps(URI base, BaseRobotRules read) {
        List<URI> sitemaps = new ArrayList<>();
        for (String sitemap : read.getSitemaps()) {
            URI url = sitemap(base, sitemap);
            if (url != null && !sitemaps.contains(url) && sitemaps.size() < MAX_SITEMAPS) {
                sitemaps.add(url);
            }
        }
        return sitemaps;
    }

    private static @Nullable URI sitemap(URI base, String written) {
        try {
            URI url = base.resolve(written.strip().replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean[] signs() {
        boolean[] signs = new boolean[128];
        signs['*'] = true;
        signs['$'] = true;
        return signs;
    }

    /**
     * One rule.
     *
     * @param pattern normalised path with its signs
     */
    private record Rule(String pattern, boolean allow) {
        boolean isStrongerThan(@Nullable Rule other) {
            return other == null
                    || pattern.length() > other.pattern.length()
                    || (pattern.length() == other.pattern.length() && allow && !other.allow);
        }

        /** Greedy from star to star: each piece at its first place is as good as at any other, but the last at the end. */
        boolean matches(String path) {
            boolean anchored = pattern.endsWith("$");
            String open = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
            int at = 0;
            int from = 0;
            for (int star = open.indexOf('*'); star >= 0; star = open.indexOf('*', from)) {
                at = find(literal(open, from, star), path, at, from == 0);
                if (at < 0) {
                    return false;
                }
                from = star + 1;
            }
            String last = literal(open, from, open.length());
            if (anchored) {
                return from == 0 ? path.equals(last) : path.length() - last.length() >= at && path.endsWith(last);
            }
            return find(last, path, at, from == 0) >= 0;
        }

        /** A dollar that is not the last sign stands for itself. */
        private static String literal(String pattern, int from, int to) {
            return pattern.substring(from, to).replace("$", "%24");
        }

        /** Behind this piece in the path, or -1. */
        private static int find(String piece, String path, int at, boolean atStart) {
            if (atStart) {
                return path.startsWith(piece) ? piece.length() : -1;
            }
            int found = path.indexOf(piece, at);
            return found < 0 ? -1 : found + piece.length();
        }

        @Override
        public String toString() {
            return (allow ? "Allow: " : "Disallow: ") + pattern;
        }
    }
}
