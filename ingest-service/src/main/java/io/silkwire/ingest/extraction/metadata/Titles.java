package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crawlercommons.domains.EffectiveTldFinder;
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
    /** A title, and the heading it stands in, or the one that says nearly the same. */
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

    private static final int MOST_HEADINGS = 300;
    private static final int MOST_CHARS = 500;
    private static final Pattern CHROME_NAME = Pattern.compile(
            "(?i)(sidebar|related|cookie|comment|widget|newsletter|popup|modal|breadcrumb|teaser|recommend|most-?read|consent)");
    private static final Pattern KICKER = Pattern.compile(
            "(?i)(kicker|topline|overline|dachzeile|roofline|eyebrow|pretitle|pre-title|supertitle|spitzmarke|ober(titel|zeile)|topic|category|headline-?prefix|intro-?title|hidden|visually|sr-only)");
    private static final Set<String> UNREAD = Set.of("rt", "rp", "script", "style");
    private static final Pattern UNSEEN_NAME =
            Pattern.compile("(?i)(visually-?hidden|sr-only|screen-?reader|aural|invisible|(^|[\\s_-])hidden($|\\s))");
    /** A part of the page that is named for something else, and holds as much as this, holds the statement too. */
    private static final double MOST_CHROME = 0.4;

    private static final double SOLE = 2;
    private static final double LEAST_ANCHOR = 0.3;
    private static final double LEAST_RELATED = 0.1;
    /** A topic line in the heading is shorter, and the title longer. */
    private static final int MOST_TOPIC = 40;

    private static final int LEAST_TITLE = 12;
    private static final double UNSEEN = -2;
    private static final Pattern ARCHIVED = Pattern.compile("^/web/\\d+[a-z_]*/(https?:/.*)");
    private static final Pattern TITLE_NAME = Pattern.compile("(?i)(title|headline)");
    private static final Set<String> MAIN_IDS = Set.of("content", "main");
    private static final Pattern LOOSE_END = Pattern.compile("\\s+[|–—·•»-]$");
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
    private final ClassNames unseenNames = new ClassNames(UNSEEN_NAME);
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
            nameHost(host(url));
        }
        siteNames.remove("");
    }

    /** "news.example.co.uk" names its site "example". */
    private void nameHost(String told) {
        String full = told.replaceFirst("^www\\.", "");
        String domain = EffectiveTldFinder.getAssignedDomain(full, true);
        siteNames.add(letters(full));
        siteNames.add(letters(full.replaceFirst("\\.[a-z]+$", "")));
        this.host = letters((domain == null ? full : domain).replaceFirst("\\..*$", ""));
        siteNames.add(this.host);
    }

    /** Of an archive's copy, the host of what was copied. */
    private static String host(URI url) {
        Matcher archived = ARCHIVED.matcher(url.getRawPath() == null ? "" : url.getRawPath());
        if (archived.matches()) {
            String copied = archived.group(1).replaceFirst("^https?:/+", "").replaceFirst("[/?:].*$", "");
            return copied.toLowerCase(Locale.ROOT);
        }
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    private void declare(String told, double base) {
        // Some sites escape twice or put mark-up in.
        String text = told.indexOf('<') >= 0 || told.indexOf('&') >= 0
                ? Jsoup.parse(told).text()
                : told;
        text = LOOSE_END.matcher(Evidence.clean(text)).replaceFirst("");
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
                return evidence.blocks().share(at) < MOST_CHROME;
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
        return declaredPart(isPlain(heading) ? heading.text() : withoutKicker(heading));
    }

    /** The declared title where the heading has only a topic before it, or a date and signs after it. */
    private String declaredPart(String heading) {
        String own = letters(heading);
        for (Declared other : declared) {
            String core = other.letters();
            boolean isPart = core.length() >= LEAST_TITLE && core.length() < own.length();
            boolean topic = isPart && own.endsWith(core) && own.length() - core.length() <= MOST_TOPIC;
            boolean signs = isPart
                    && own.startsWith(core)
                    && own.substring(core.length()).chars().noneMatch(Character::isLetter);
            if (topic || signs) {
                return other.text();
            }
        }
        return heading;
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
        return own + named + (main ? 0.5 : 0) + (unseenNames.in(heading) ? UNSEEN : 0);
    }

    /** The one heading of the first level on the page, or null where there are more or none. */
    private @Nullable Candidate sole() {
        Candidate sole = null;
        for (Candidate candidate : candidates) {
            Element element = candidate.element();
            if (element != null && element.normalName().equals("h1") && !unseenNames.in(element)) {
                if (sole != null && !letters(sole.text()).equals(letters(candidate.text()))) {
                    return null;
                }
                sole = sole == null ? candidate : sole;
            }
        }
        return sole == null || isRelated(sole.text()) ? sole : null;
    }

    /** Whether a declared title has some of these words, or none is declared. */
    private boolean isRelated(String text) {
        Set<String> words = words(text);
        return declared.isEmpty()
                || declared.stream().anyMatch(other -> overlap(words, other.words()) >= LEAST_RELATED);
    }

    private Title best() {
        Candidate best = null;
        Candidate sole = sole();
        double most = Double.NEGATIVE_INFINITY;
        for (Candidate candidate : candidates) {
            double score = candidate.base() + agreement(candidate) + (candidate.equals(sole) ? SOLE : 0);
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
        return new Title(best.text(), best.element() == null ? anchor(best.text()) : best.element());
    }

    /** The heading that says most of what this title does, so that what stands near it can be told; null where none does. */
    private @Nullable Element anchor(String title) {
        Set<String> words = words(title);
        Element anchor = null;
        double most = LEAST_ANCHOR;
        for (Candidate candidate : candidates) {
            double same = candidate.element() == null ? 0 : overlap(words, words(candidate.text()));
            if (same > most) {
                most = same;
                anchor = candidate.element();
            }
        }
        return anchor;
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
            String end = text.substring(cut[1]);
            if (isSitePart(end)) {
                siteNames.add(letters(end));
                return text.substring(0, cut[0]).strip();
            }
        }
        for (int i = cuts.size() - 1; i >= 0; i--) {
            String start = text.substring(0, cuts.get(i)[0]);
            if (isSitePart(start)) {
                siteNames.add(letters(start));
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
