package io.silkwire.ingest.extraction.body;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Finds the element that holds the text: where the mark-up names it and the measures agree, else where the prose is. */
final class Choice {
    private static final Pattern CONTENT = Pattern.compile(
            "(?:^|[\\s_-])(?:article-?(?:body|content|text|main)|entry-?content|"
                    + "post-?(?:content|body|text|entry)|story-?(?:body|content|text)|(?:page|main|body|news|text|blog|single|rich)-?(?:content|text|body)"
                    + "|field-name-body|field--name-body|td-post-content|articlebody|content-?(?:body|text|main|inner)|mw-parser-output|content|news-?detail[a-z]*)(?=$|[\\s_-])");
    private static final double ENOUGH = 0.6;
    private static final double TIGHT = 0.85;

    private final PageMap map;
    private final double[] score;

    private Choice(PageMap map) {
        this.map = map;
        this.score = new double[map.size()];
    }

    /** The place of the element whose text is the page's. */
    static int of(PageMap map) {
        return new Choice(map).choose();
    }

    private int choose() {
        int scored = winner();
        int best = articleBody(scored);
        if (best < 0) {
            best = marked(scored);
        }
        if (best < 0) {
            best = widened(scored);
        }
        return best;
    }

    private int winner() {
        for (int i = 0; i < map.size(); i++) {
            if (!map.gone[i] && map.isProse(i)) {
                give(i, 1 + map.ownCommas[i] + Math.min(map.ownText[i] / 100.0, 3));
            }
        }
        int best = body();
        double most = 0;
        for (int i = 0; i < map.size(); i++) {
            double value = score[i] * (1 - map.linkShare(i));
            if (!map.gone[i] && value > most) {
                most = value;
                best = i;
            }
        }
        return best;
    }

    /** A container of lines counts itself; a paragraph counts for what holds it. */
    private void give(int place, double points) {
        int at = map.breaks[place] > 1 && map.element(place).normalName().equals("div") ? place : up(place);
        double share = 1;
        for (int level = 0; level < 5 && at >= 0; level++) {
            score[at] += points * share;
            share = level == 0 ? 0.5 : 1.0 / (3 * (level + 1));
            at = up(at);
        }
    }

    /** The next container above: lists and tables only group what stands in them. */
    private int up(int place) {
        int at = map.parent[place];
        while (at >= 0 && isGrouping(map.element(at).normalName())) {
            at = map.parent[at];
        }
        return at;
    }

    private static boolean isGrouping(String name) {
        return switch (name) {
            case "ul", "ol", "li", "dl", "tr", "tbody", "thead", "table", "blockquote", "span", "font", "b", "i", "a" ->
                true;
            default -> false;
        };
    }

    private int body() {
        for (int i = 0; i < map.size(); i++) {
            if (map.element(i).normalName().equals("body")) {
                return i;
            }
        }
        return 0;
    }

    private int articleBody(int scored) {
        int best = -1;
        for (int i = 0; i < map.size(); i++) {
            if (map.element(i).attr("itemprop").equalsIgnoreCase("articleBody")
                    && enough(i, scored)
                    && (best < 0 || map.prose[i] > map.prose[best])) {
                best = i;
            }
        }
        return best;
    }

    private boolean enough(int place, int scored) {
        return !map.gone[place] && map.prose[place] > 0 && map.prose[place] >= ENOUGH * map.prose[scored];
    }

    /** The tightest marked element that keeps most prose of the marked ones that agree with the winner. */
    private int marked(int scored) {
        int most = 0;
        for (int i = 0; i < map.size(); i++) {
            if (enough(i, scored) && isMarked(i)) {
                most = Math.max(most, map.prose[i]);
            }
        }
        int best = -1;
        for (int i = 0; i < map.size(); i++) {
            if (enough(i, scored)
                    && isMarked(i)
                    && map.prose[i] >= TIGHT * most
                    && (best < 0
                            || map.text[i] < map.text[best]
                            || map.holds(best, i) && map.text[i] == map.text[best])) {
                best = i;
            }
        }
        return best;
    }

    private boolean isMarked(int place) {
        Element element = map.element(place);
        String name = element.normalName();
        if (name.equals("article") || element.attr("role").equals("article")) {
            return true;
        }
        if (name.equals("main") || element.attr("role").equals("main")) {
            return true;
        }
        boolean container = name.equals("div") || name.equals("section") || name.equals("td");
        String words = container ? Furniture.names(element) : "";
        return !words.isEmpty() && CONTENT.matcher(words).find();
    }

    /** Climbs while what an ancestor adds is prose, too. */
    private int widened(int scored) {
        int at = scored;
        int best = scored;
        while (map.parent[at] > 0 && !map.element(at).normalName().equals("body")) {
            at = map.parent[at];
            int moreText = map.text[at] - map.text[best];
            int moreProse = map.prose[at] - map.prose[best];
            if (moreProse >= 0.15 * map.prose[best] && moreProse >= 0.6 * moreText) {
                best = at;
            }
        }
        return best;
    }
}
