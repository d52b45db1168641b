package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a page's title. Headings and declared titles (OpenGraph, JSON-LD, {@code <title>}) are candidates; a candidate gains by
 * its kind and by agreement with the others, once the site's name is cut off. A visible heading goes before a declared title that says
 * the same, as that one is often shortened for search engines.
 */
final class Titles {
    /** A title, and the heading it stands in where it does. */
    record Title(String text, @Nullable Element element) {}

    private record Candidate(String text, @Nullable Element element, double base) {}

    private static final int MOST_HEADINGS = 60;
    private static final int MOST_CHARS = 500;
    private static final String HEADINGS =
            "h1, h2, h3, [itemprop~=headline], [class~=(?i)(^|[\\s_-])(entry|post|article|page|news|story|content)[_-]?(title|headline|heading)], [class~=(?i)^(headline|title|pagetitle|contentheading)$]";
    private static final String CHROME =
            "nav, footer, aside, [role=navigation], [role=contentinfo], [role=complementary], [role=dialog]";
    private static final Pattern CHROME_NAME = Pattern.compile(
            "(?i)(sidebar|related|cookie|comment|widget|newsletter|popup|modal|breadcrumb|teaser|recommend|most-?read|consent)");
    private static final String KICKER =
            "[class~=(?i)(kicker|topline|overline|dachzeile|roofline|eyebrow|pretitle|pre-title|supertitle|spitzmarke|ober(titel|zeile)|topic|category|headline-?prefix|intro-?title|hidden|visually|sr-only)]";
    private static final int MOST_DEEP = 8;
    private static final Pattern PARTS =
            Pattern.compile("\\s+(?:[|\\-–—‐»«·•›‹>:/~*]|::|\\|\\||&raquo;|→)+\\s+|\\s*[|｜»•›]\\s*|\\s+»|:\\s+");
    /** Parts of a title that are the site's own come from the same few words. */
    private static final int MOST_PARTS = 12;

    private final Evidence evidence;
    private final List<String> declared = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<String> siteNames = new HashSet<>();

    private String host = "";

    private Titles(Evidence evidence) {
        this.evidence = evidence;
    }

    static Title of(Evidence evidence) {
        Titles titles = new Titles(evidence);
        titles.collect();
        return titles.best();
    }

    private void collect() {
        nameSite();
        declare(evidence.meta().first("og:title"), 3.0);
        for (JsonNode article : evidence.data().articles()) {
            declare(StructuredData.text(article, "headline"), 3.0);
            break;
        }
        declare(evidence.meta().first("twitter:title"), 2.0);
        declare(evidence.meta().first("citation_title", "parsely-title", "sailthru.title"), 3.0);
        declare(evidence.meta().first("dc.title", "dcterms.title", "title", "headline"), 1.5);
        declare(evidence.page().title(), 2.0);
        headings();
    }

    private void nameSite() {
        if (evidence.siteName() != null) {
            siteNames.add(letters(evidence.siteName()));
        }
        for (JsonNode other : evidence.data().others()) {
            siteNames.add(letters(StructuredData.text(other, "name")));
        }
        URI url = evidence.context().url();
        if (url != null && url.getHost() != null) {
            String host = url.getHost().replaceFirst("^www\\.", "");
            siteNames.add(letters(host));
            this.host = letters(host.replaceFirst("\\.[a-z]+$", ""));
            siteNames.add(this.host);
        }
        siteNames.remove("");
    }

    private void declare(String told, double base) {
        // Some sites escape twice or put mark-up in.
        String text = told.indexOf('<') >= 0 || told.indexOf('&') >= 0
                ? Jsoup.parse(told).text()
                : told;
        text = Evidence.clean(text);
        if (text.isEmpty() || text.length() > MOST_CHARS || isSite(text)) {
            return;
        }
        declared.add(text);
        String core = withoutSite(text);
        if (!core.isEmpty()) {
            candidates.add(new Candidate(core, null, base));
        }
    }

    private void headings() {
        int count = 0;
        int ordinal = 0;
        for (Element heading : evidence.page().select(HEADINGS)) {
            if (count++ >= MOST_HEADINGS) {
                return;
            }
            boolean hidden = Blocks.isHidden(heading);
            String text = hidden ? "" : Evidence.clean(words(heading));
            if (text.isEmpty() || text.length() > MOST_CHARS || isSite(text) || isChrome(heading)) {
                continue;
            }
            candidates.add(new Candidate(text, heading, base(heading) - 0.1 * ordinal++));
        }
    }

    private static boolean isChrome(Element heading) {
        Element at = heading;
        for (int i = 0; at != null && i < MOST_DEEP; i++) {
            String tag = at.normalName();
            if (tag.equals("article") || tag.equals("main") || tag.equals("body")) {
                return false;
            }
            if (at.is(CHROME)
                    || CHROME_NAME.matcher(at.className() + " " + at.id()).find()) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** Without a topic line that stands in the heading too, readings above the characters (ruby), and signs that sites hang on for links. */
    private String words(Element heading) {
        if (heading.childrenSize() == 0) {
            return heading.text();
        }
        for (Element child : heading.children()) {
            String own = letters(child.text());
            // The heading holds more than the title, and a declared title says which part is.
            if (own.length() >= 8
                    && declared.stream().anyMatch(other -> letters(other).equals(own))) {
                return child.text();
            }
        }
        Element copy = heading.clone();
        copy.select("rt, rp, script, style, .headerlink").remove();
        String whole = copy.text();
        copy.select(KICKER).remove();
        String rest = copy.text().replaceFirst("^[\\s:|–-]+", "");
        return rest.isBlank() ? whole : rest;
    }

    private static double base(Element heading) {
        boolean main = heading.closest("article, main, [role=main], [itemprop=articleBody], #content, #main") != null;
        double own = heading.normalName().equals("h1")
                ? 4.0
                : heading.normalName().equals("h2") ? 2.0 : heading.normalName().equals("h3") ? 1.2 : 1.5;
        double named = heading.hasAttr("itemprop")
                        || heading.className().toLowerCase(Locale.ROOT).matches(".*(title|headline).*")
                ? 0.5
                : 0;
        return own + named + (main ? 0.5 : 0);
    }

    private Title best() {
        Candidate best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : candidates) {
            double score = candidate.base() + agreement(candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        if (best == null) {
            return new Title(declared.isEmpty() ? Evidence.clean(evidence.page().title()) : declared.get(0), null);
        }
        return new Title(best.text(), best.element());
    }

    /** How far the declared titles say the same: as a whole, as a part between delimiters, or by their common words. */
    private double agreement(Candidate candidate) {
        String own = letters(candidate.text());
        double most = 0;
        int same = 0;
        boolean part = false;
        for (String other : declared) {
            double share = own.length() >= 2 ? partOf(own, other) : 0;
            part |= share > 0.7;
            same += share > 0.7 ? 1 : 0;
            most = Math.max(most, Math.max(share, 0.8 * overlap(candidate.text(), other)));
        }
        return 4 * most + 0.3 * Math.min(same, 3) + (part && candidate.element() != null ? 2.5 : 0);
    }

    /** 1 where a declared title is this one; nearly so where it begins or ends with it at a delimiter; less for a small part; else 0. */
    private static double partOf(String own, String other) {
        String whole = letters(other);
        if (whole.equals(own)) {
            return 1;
        }
        double size = own.length() < 0.2 * whole.length() ? 0.5 : 1;
        Matcher parts = PARTS.matcher(other);
        int count = 0;
        while (parts.find() && count++ < MOST_PARTS) {
            if (letters(other.substring(0, parts.start())).equals(own)) {
                return size * 0.98;
            }
            if (letters(other.substring(parts.end())).equals(own)) {
                return size * 0.9;
            }
        }
        return 0;
    }

    private static double overlap(String one, String other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        Set<String> common = new HashSet<>(words);
        common.retainAll(others);
        words.addAll(others);
        return words.isEmpty() ? 0 : (double) common.size() / words.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
        words.remove("");
        return words;
    }

    private boolean isSite(String text) {
        return siteNames.contains(letters(text));
    }

    /** The title without the parts at its ends that name the site. */
    private String withoutSite(String text) {
        Matcher parts = PARTS.matcher(text);
        List<int[]> cuts = new ArrayList<>();
        while (parts.find() && cuts.size() < MOST_PARTS) {
            cuts.add(new int[] {parts.start(), parts.end()});
        }
        for (int[] cut : cuts) {
            if (isSitePart(text.substring(cut[1]))) {
                return text.substring(0, cut[0]).strip();
            }
        }
        for (int i = cuts.size() - 1; i >= 0; i--) {
            if (isSitePart(text.substring(0, cuts.get(i)[0]))) {
                return text.substring(cuts.get(i)[1]).strip();
            }
        }
        return text;
    }

    private boolean isSitePart(String part) {
        String letters = letters(part);
        return !letters.isEmpty() && (siteNames.contains(letters) || (letters.length() <= 30 && isHost(letters)));
    }

    /** "ProNATs e.V." at pronats.de. */
    private boolean isHost(String letters) {
        return host.length() >= 4
                && letters.length() >= 4
                && (letters.startsWith(host) || host.startsWith(letters) || letters.endsWith(host));
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
