package io.silkwire.ingest.feed.discovery;

import io.silkwire.ingest.extraction.data.PageData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The front page of a site → what it tells a crawler about the site.
 *
 * @param name of the site, or the title of the page; may be empty
 * @param charset as declared by the server, else by the page; null where neither does
 * @param languages of the page, then those of its alternates
 * @param alternates addresses in other languages, by hreflang
 * @param feeds that it names: feeds, hubs and sitemaps
 * @param data that it carries for its scripts, by name, each once
 * @param sections addresses whose words or paths say news, the likeliest first
 */
public record PageSurvey(
        String name,
        @Nullable String charset,
        List<String> languages,
        Map<String, String> alternates,
        List<FoundFeed> feeds,
        List<String> data,
        List<String> sections) {
    private static final int MOST_LINKS = 3_000;
    private static final int MOST_SECTIONS = 8;
    private static final int LONGEST_WORDS = 45;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");
    private static final Pattern NEWS_PATH = Pattern.compile(
            "(?i)/(?:[a-z-]*news[a-z-]*|novosti|press[a-z-]*|media[a-z-]*|statements?|releases?|yangiliklar|habarlar|events?|"
                    + "zhanalyktar|jangylyktar|khabar(?:ho|lar)?|xeberler|haberler|akhbar)(?:[/?.]|$)");
    private static final Pattern NEWS_WORDS = Pattern.compile(
            "(?iu)news|press|release|statement|новост|пресс|заявлен|событи|жаңалық|жаңылык|yangilik|янгилик|хабар|ахбор|habar|"
                    + "xəbər|haber|اخبار|خبر|新闻|新聞");

    /** Copies the collections. */
    public PageSurvey {
        languages = List.copyOf(languages);
        alternates = Map.copyOf(alternates);
        feeds = List.copyOf(feeds);
        data = List.copyOf(data);
        sections = List.copyOf(sections);
    }

    /**
     * What this page tells.
     *
     * @param url where it was found after redirects
     * @param contentType the HTTP header, or null
     */
    public static PageSurvey of(byte[] body, String url, @Nullable String contentType) {
        try {
            String told = charset(contentType);
            Document page = Jsoup.parse(new ByteArrayInputStream(body), told, url);
            Map<String, String> alternates = alternates(page);
            String declared = told == null ? declared(page) : told;
            Set<String> data = new LinkedHashSet<>();
            PageData.of(page).stream()
                    .filter(piece -> piece.isLinkedData() || piece.carrier().startsWith("__"))
                    .forEach(piece -> data.add(piece.carrier()));
            return new PageSurvey(
                    name(page),
                    declared,
                    languages(page, alternates),
                    alternates,
                    FeedLinks.of(page, url),
                    new ArrayList<>(data),
                    sections(page, url));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private static @Nullable String charset(@Nullable String contentType) {
        Matcher named = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return named.find() ? Charset.forName(named.group(1)).name() : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String declared(Document page) {
        Element meta = page.selectFirst("meta[charset], meta[http-equiv~=(?i)content-type]");
        if (meta == null) {
            return null;
        }
        return meta.hasAttr("charset") ? charset("charset=" + meta.attr("charset")) : charset(meta.attr("content"));
    }

    private static String name(Document page) {
        String site = page.select("meta[property=og:site_name]").attr("content").strip();
        String name = site.isEmpty() ? page.title().strip() : site;
        String line = name.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > 120 ? line.substring(0, 120) : line;
    }

    private static Map<String, String> alternates(Document page) {
        Map<String, String> alternates = new LinkedHashMap<>();
        for (Element link : page.select("link[hreflang][href]")) {
            String language = link.attr("hreflang").strip().toLowerCase(Locale.ROOT);
            if (language.matches("[a-z0-9-]{2,35}") && alternates.size() < 50) {
                alternates.putIfAbsent(language, link.absUrl("href"));
            }
        }
        return alternates;
    }

    private static List<String> languages(Document page, Map<String, String> alternates) {
        Set<String> languages = new LinkedHashSet<>();
        add(languages, page.select("html").attr("lang"));
        add(languages, page.select("meta[http-equiv~=(?i)content-language]").attr("content"));
        alternates.keySet().stream().sorted().forEach(language -> add(languages, language));
        return new ArrayList<>(languages);
    }

    private static void add(Set<String> languages, String told) {
        String tag = told.strip().replace('_', '-').toLowerCase(Locale.ROOT);
        if (tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*")) {
            languages.add(tag.replaceFirst("-[a-z]{2}$", ""));
        }
    }

    private static List<String> sections(Document page, String url) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        int seen = 0;
        for (Element link : page.select("a[href]")) {
            if (++seen > MOST_LINKS) {
                break;
            }
            String target = link.absUrl("href").replaceFirst("#.*$", "");
            int score = score(target, link.text());
            if (score > 0 && host(target).equals(host(url)) && !target.equals(url)) {
                scores.merge(target, score, Math::max);
            }
        }
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SECTIONS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A section is named in a word or two, and its path is short. */
    private static int score(String target, String words) {
        boolean named =
                words.length() <= LONGEST_WORDS && NEWS_WORDS.matcher(words).find();
        Matcher path = NEWS_PATH.matcher(target);
        boolean addressed = path.find();
        int depth = target.length() - target.replace("/", "").length();
        int last = addressed && path.end() >= target.length() - 1 ? 4 : 0;
        return (named ? 4 : 0) + (addressed ? 3 : 0) + last == 0
                ? 0
                : (named ? 4 : 0) + (addressed ? 3 : 0) + last + Math.max(0, 6 - depth);
    }

    private static String host(String url) {
        Matcher host = Pattern.compile("(?i)https?://(?:www\\.)?([^/?#]+).*").matcher(url);
        return host.matches() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
