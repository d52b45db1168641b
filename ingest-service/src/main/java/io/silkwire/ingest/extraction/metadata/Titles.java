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

    /**
     * What a page declares to be its title.
     *
     * @param starts letters of the text before each of its delimiters
     * @param ends letters of the text after each
     */
    private record Declared(String text, String letters, Set<String> words, List<String> starts, List<String> ends) {
        static Declared of(String text) {
            List<String> starts = new ArrayList<>();
            List<String> ends = new ArrayList<>();
            Matcher parts = PARTS.matcher(text);
            while (parts.find() && starts.size() < MOST_PARTS) {
                starts.add(Titles.letters(text.substring(0, parts.start())));
                ends.add(Titles.letters(text.substring(parts.end())));
            }
            return new Declared(text, Titles.letters(text), Titles.words(text), starts, ends);
        }
    }

    private static final int MOST_HEADINGS = 60;
    private static final int MOST_CHARS = 500;
    private static final Pattern CHROME_NAME = Pattern.compile(
            "(?i)(sidebar|related|cookie|comment|widget|newsletter|popup|modal|breadcrumb|teaser|recommend|most-?read|consent)");
    private static final Pattern KICKER = Pattern.compile(
            "(?i)(kicker|topline|overline|dachzeile|roofline|eyebrow|pretitle|pre-title|supertitle|spitzmarke|ober(titel|zeile)|topic|category|headline-?prefix|intro-?title|hidden|visually|sr-only)");
    private static final Set<String> UNREAD = Set.of("rt", "rp", "script", "style");
    private static final Pattern TITLE_NAME = Pattern.compile("(?i)(title|headline)");
    private static final Set<String> MAIN_IDS = Set.of("content", "main");
    private static final Pattern LEADING_MARKS = Pattern.compile("^[\\s:|–-]+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_DEEP = 8;
    private static final Pattern PARTS =
            Pattern.compile("\\s+(?:[|\\-–—‐»«·•›‹>:/~*]|::|\\|\\||&raquo;|→)+\\s+|\\s*[|｜»•›]\\s*|\\s+»|:\\s+");
    /** Parts of a title that are the site's own come from the same few words. */
    private static final int MOST_PARTS = 12;

    private final Evidence evidence;
    private final ClassNames chromeNames = new ClassNames(CHROME_NAME);
    private final ClassNames kickerNames = new ClassNames(KICKER);
    private final ClassNames titleNames = new ClassNames(TITLE_NAME);
    private final List<Declared> declared = new ArrayList<>();
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
        declared.add(Declared.of(text));
        String core = withoutSite(text);
        if (!core.isEmpty()) {
            candidates.add(new Candidate(core, null, base));
        }
    }

    private void headings() {
        int count = 0;
        int ordinal = 0;
        for (Element heading : evidence.landmarks().headings()) {
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

    private boolean isChrome(Element heading) {
        Element at = heading;
        for (int i = 0; at != null && i < MOST_DEEP; i++) {
            String tag = at.normalName();
            if (tag.equals("article") || tag.equals("main") || tag.equals("body")) {
                return false;
            }
            if (Beside.holds(at) || at.attr("role").equals("dialog") || chromeNames.in(at)) {
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
                    && declared.stream().anyMatch(other -> other.letters().equals(own))) {
                return child.text();
            }
        }
        return isPlain(heading) ? heading.text() : withoutKicker(heading);
    }

    private boolean isPlain(Element heading) {
        return heading.stream().noneMatch(part -> isUnread(part) || isKicker(part));
    }

    private static boolean isUnread(Element part) {
        return UNREAD.contains(part.normalName()) || part.hasClass("headerlink");
    }

    private boolean isKicker(Element part) {
        return part.attributesSize() > 0 && kickerNames.in(part.attr("class"));
    }

    private String withoutKicker(Element heading) {
        Element copy = heading.clone();
        copy.stream().filter(Titles::isUnread).toList().forEach(Element::remove);
        String whole = copy.text();
        copy.stream().filter(this::isKicker).toList().forEach(Element::remove);
        String rest = LEADING_MARKS.matcher(copy.text()).replaceFirst("");
        return rest.isBlank() ? whole : rest;
    }

    private static boolean isInMain(Element heading) {
        for (Element at = heading; at != null; at = at.parent()) {
            String tag = at.normalName();
            boolean told = at.attributesSize() > 0
                    && (at.attr("role").equals("main")
                            || at.attr("itemprop").equals("articleBody")
                            || MAIN_IDS.contains(at.id()));
            if (told || tag.equals("article") || tag.equals("main")) {
                return true;
            }
        }
        return false;
    }

    private double base(Element heading) {
        boolean main = isInMain(heading);
        double own = heading.normalName().equals("h1")
                ? 4.0
                : heading.normalName().equals("h2") ? 2.0 : heading.normalName().equals("h3") ? 1.2 : 1.5;
        double named = heading.hasAttr("itemprop") || titleNames.in(heading.className()) ? 0.5 : 0;
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
            return new Title(
                    declared.isEmpty()
                            ? Evidence.clean(evidence.page().title())
                            : declared.get(0).text(),
                    null);
        }
        return new Title(best.text(), best.element());
    }

    /** How far the declared titles say the same: as a whole, as a part between delimiters, or by their common words. */
    private double agreement(Candidate candidate) {
        String own = letters(candidate.text());
        Set<String> words = words(candidate.text());
        double most = 0;
        int same = 0;
        boolean part = false;
        for (Declared other : declared) {
            double share = own.length() >= 2 ? partOf(own, other) : 0;
            part |= share > 0.7;
            same += share > 0.7 ? 1 : 0;
            most = Math.max(most, Math.max(share, 0.8 * overlap(words, other.words())));
        }
        return 4 * most + 0.3 * Math.min(same, 3) + (part && candidate.element() != null ? 2.5 : 0);
    }

    /** 1 where a declared title is this one; nearly so where it begins or ends with it at a delimiter; less for a small part; else 0. */
    private static double partOf(String own, Declared other) {
        if (other.letters().equals(own)) {
            return 1;
        }
        double size = own.length() < 0.2 * other.letters().length() ? 0.5 : 1;
        for (int i = 0; i < other.starts().size(); i++) {
            if (other.starts().get(i).equals(own)) {
                return size * 0.98;
            }
            if (other.ends().get(i).equals(own)) {
                return size * 0.9;
            }
        }
        return 0;
    }

    private static double overlap(Set<String> words, Set<String> others) {
        long common = words.stream().filter(others::contains).count();
        long all = words.size() + others.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(NOT_WORD.split(text.toLowerCase(Locale.ROOT), -1)));
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
        String lower = text.toLowerCase(Locale.ROOT);
        int c;
        for (int i = 0; i < lower.length(); i += Character.charCount(c)) {
            c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            }
        }
        return letters.toString();
    }
}
