package io.silkwire.ingest.extraction.body;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Marks the elements that belong to the site and not to the text: unseen ones, navigation, and what its class names say. */
final class Furniture {
    private static final Set<String> UNSEEN = Set.of(
            "head",
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "svg",
            "canvas",
            "button",
            "select",
            "object",
            "embed",
            "audio",
            "video",
            "map",
            "dialog",
            "input",
            "textarea",
            "option",
            "datalist");
    private static final Set<String> AROUND = Set.of("nav", "footer", "aside", "form", "menu");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "search",
            "complementary",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "toolbar",
            "tablist",
            "form",
            "alert");
    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile(
            "(?:^|[\\s_-])(?:share|shar(?:e|ing)[a-z]*|social[a-z]*|relat(?:ed|ive)[a-z]*|recommend[a-z]*|newsletter[a-z]*|subscri[a-z]*"
                    + "|signup|sign-up|comments?|commentlist|disqus|respond|cookies?[a-z]*|consent|gdpr|breadcrumbs?|pagination|pager"
                    + "|pagenav[a-z]*|sidebar[a-z0-9]*|widgets?|advert[a-z]*|ads?|adslot|sponsor[a-z]*|promo[a-z]*|popular|trending"
                    + "|most-?(?:read|viewed|popular)|byline[a-z]*|author[a-z]*|bio|tags?|taglist|tagcloud|tag-cloud|tags-links"
                    + "|credit|copyright|footer[a-z]*|navigation|navbar|nav|menu[a-z]*|masthead|topbar|toolbar|skip[a-z]*|print"
                    + "|popup|modal|overlay|banner[a-z]*|outbrain|taboola|addthis[a-z]*|sharedaddy|jp-relatedposts|next|prev(?:ious)?"
                    + "|read-?more|more-?(?:news|stories|posts|articles)|see-?also|teaser[a-z]*|meta|postmeta|dateline|timestamp"
                    + "|rating|login|register|donat[a-z]*|rss|feedback|reply|toc|cta|carousel|archives?|categor(?:y|ies))(?=$|[\\s_-])");
    private static final Pattern KEPT = Pattern.compile(
            "article-?body|entry-?content|post-?content|story-?body|articlebody|main-?content|page-?content");
    private static final Pattern NAMES = Pattern.compile("([a-z])([A-Z])");
    private static final double MOST_SHARE = 0.4;
    private static final double MOST_AROUND = 0.5;

    private Furniture() {}

    /** Marks what is gone in this map and measures it again. */
    static void clear(PageMap map) {
        boolean[] keeps = keepers(map);
        for (int i = 0; i < map.size(); i++) {
            map.gone[i] = unseen(map.element(i));
        }
        map.measure();
        int all = Math.max(1, map.text[0]);
        int prose = Math.max(1, map.prose[0]);
        for (int i = 0; i < map.size(); i++) {
            if (!map.gone[i] && !keeps[i] && (around(map, i, all, prose) || named(map, i, prose))) {
                map.gone[i] = true;
            }
        }
        map.measure();
    }

    /** The elements that are the marked text or hold it. */
    private static boolean[] keepers(PageMap map) {
        boolean[] keeps = new boolean[map.size()];
        for (int i = map.size() - 1; i >= 0; i--) {
            keeps[i] |= map.element(i).attr("itemprop").equalsIgnoreCase("articleBody");
            if (keeps[i] && map.parent[i] >= 0) {
                keeps[map.parent[i]] = true;
            }
        }
        return keeps;
    }

    private static boolean unseen(Element element) {
        return UNSEEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || HIDDEN_STYLE.matcher(element.attr("style")).find()
                || element.attr("aria-hidden").equals("true");
    }

    private static boolean around(PageMap map, int place, int all, int prose) {
        Element element = map.element(place);
        String name = element.normalName();
        boolean site = AROUND.contains(name)
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || name.equals("header") && map.parent[place] >= 0 && siteHeader(map, place);
        return site && map.text[place] < MOST_AROUND * all && map.prose[place] < MOST_AROUND * prose;
    }

    private static boolean siteHeader(PageMap map, int place) {
        return map.element(map.parent[place]).normalName().equals("body");
    }

    private static boolean named(PageMap map, int place, int prose) {
        Element element = map.element(place);
        String name = element.normalName();
        if (name.equals("body") || name.equals("html") || name.equals("article") || name.equals("main")) {
            return false;
        }
        String words = names(element);
        if (words.isEmpty()
                || !WORDS.matcher(words).find()
                || KEPT.matcher(words).find()) {
            return false;
        }
        boolean small = map.prose[place] < MOST_SHARE * prose;
        return small && (map.linkShare(place) > 0.25 || map.prose[place] < 600 || map.prose[place] < 0.1 * prose);
    }

    /** Class and id, lower case, camel case parted. */
    static String names(Element element) {
        String both = element.className() + " " + element.id();
        return both.isBlank()
                ? ""
                : NAMES.matcher(both)
                        .replaceAll("$1-$2")
                        .toLowerCase(Locale.ROOT)
                        .strip();
    }
}
