package io.silkwire.ingest.extraction.body;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What can be said about each passage of a page without knowing its language: its own shape, what its elements say they are, the
 * containers around it, its neighbours, where it stands, and whether metadata agrees. One row of numbers for each passage.
 *
 * <p>Sources of the ideas: text and link density (Kohlschütter et al., WSDM 2010), scoring of paragraphs' parents (Readability),
 * structure and agreement with metadata (Trafilatura).
 */
final class Evidence {
    private static final int CONTAINERS = 4;
    private static final int[] NEIGHBOURS = {-3, -2, -1, 1, 2, 3};
    private static final int MOST_COLUMNS = 200;
    /** Levels of elements that a paragraph's score climbs, as in Readability. */
    private static final int SCORED_LEVELS = 5;

    private static final int FAR = 50;

    private final PageMap map;
    private final PageFacts facts;
    private final List<Passage> passages;
    private final int total;
    private final Map<Integer, float[]> bySignature = new HashMap<>();
    private final Map<Integer, float[]> byBroadSignature = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final int winner;
    private final int prose;
    private final int marked;
    private final int titleAt;
    private final float[] row = new float[MOST_COLUMNS];
    private final float pageLinked;
    private final float pageProse;
    private int columns;
    private int charsBefore;

    Evidence(PageMap map, PageFacts facts) {
        this.map = map;
        this.facts = facts;
        this.passages = map.passages();
        this.total = Math.max(1, passages.stream().mapToInt(Passage::chars).sum());
        int linked = 0;
        int proseChars = 0;
        for (Passage passage : passages) {
            linked += passage.linkChars();
            proseChars += isProse(passage) ? passage.chars() : 0;
            count(bySignature, signature(passage, 3), passage);
            count(byBroadSignature, signature(passage, 1), passage);
            repeats.merge(passage.text(), 1, Integer::sum);
        }
        this.pageLinked = (float) linked / total;
        this.pageProse = (float) proseChars / total;
        this.winner = winner();
        this.prose = smallestWithMostProse(proseChars);
        this.marked = marked();
        this.titleAt = titleAt();
    }

    /** Container whose paragraphs score most, -1 on a page without prose. */
    int winner() {
        float[] scores = new float[map.elements()];
        for (Passage passage : passages) {
            if (passage.chars() >= 25 && passage.linked() < 0.5f) {
                float score = 1 + commas(passage.text()) + Math.min(passage.chars() / 100f, 3);
                int at = map.parent[passage.element()];
                for (int level = 0; level < SCORED_LEVELS && at >= 0; level++) {
                    scores[at] += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
                    at = map.parent[at];
                }
            }
        }
        int best = -1;
        float most = 0;
        for (int at = 0; at < scores.length; at++) {
            float score = scores[at] * (1 - linked(at));
            if (score > most) {
                most = score;
                best = at;
            }
        }
        return best;
    }

    /** The rows, one for each passage. */
    float[][] rows() {
        float[][] rows = new float[passages.size()][];
        for (int i = 0; i < rows.length; i++) {
            columns = 0;
            shape(passages.get(i));
            repetition(passages.get(i));
            marks(passages.get(i));
            containers(passages.get(i));
            candidates(passages.get(i), i);
            neighbours(i);
            place(i);
            agreement(passages.get(i), i);
            page();
            rows[i] = Arrays.copyOf(row, columns);
            charsBefore += passages.get(i).chars();
        }
        return rows;
    }

    private void put(float value) {
        row[columns++] = value;
    }

    private void shape(Passage passage) {
        String text = passage.text();
        int words = 0;
        int capital = 0;
        int digits = 0;
        int letters = 0;
        int stops = 0;
        int upper = 0;
        int commas = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters++;
                upper += Character.isUpperCase(c) ? 1 : 0;
                digits += Character.isDigit(c) ? 1 : 0;
                if (!inWord) {
                    words++;
                    capital += Character.isUpperCase(c) ? 1 : 0;
                }
                inWord = true;
            } else {
                inWord = false;
                stops += isStop(c) ? 1 : 0;
                commas += isComma(c) ? 1 : 0;
            }
        }
        put((float) Math.log(text.length()));
        put((float) Math.log1p(words));
        put((float) letters / Math.max(1, words));
        put((float) capital / Math.max(1, words));
        put((float) upper / Math.max(1, letters));
        put((float) digits / Math.max(1, letters));
        put((float) stops / Math.max(1, words));
        put((float) commas / Math.max(1, words));
        put(stops);
        put(last(text));
        put(first(text));
        put(passage.linked());
        put(passage.links());
        put((float) passage.boldChars() / text.length());
        put(kind(passage.element()));
        put(text.indexOf('©') >= 0 ? 1 : 0);
        put(text.indexOf('|') >= 0 ? 1 : 0);
        put(text.indexOf('@') >= 0 ? 1 : 0);
        put(text.indexOf("http") >= 0 ? 1 : 0);
    }

    /** Paragraphs by one template look alike: how much text of the page stands in passages of the same kind of place. */
    private void repetition(Passage passage) {
        float[] same = bySignature.get(signature(passage, 3));
        float[] alike = byBroadSignature.get(signature(passage, 1));
        for (float[] group : List.of(same == null ? new float[3] : same, alike == null ? new float[3] : alike)) {
            put(group[0] / total);
            put((float) Math.log1p(group[1]));
            put((float) Math.log1p(group[0] / Math.max(1, group[1])));
            put(group[2] / Math.max(1, group[0]));
        }
        put(Math.min(5, repeats.getOrDefault(passage.text(), 1)));
    }

    private void marks(Passage passage) {
        int[] near = map.nearest[passage.element()];
        for (int mark = 0; mark < Mark.COUNT; mark++) {
            put(near[mark] < 0 ? -1 : (float) map.chars[near[mark]] / total);
        }
        for (Mark mark : List.of(
                Mark.ARTICLE, Mark.BODY, Mark.CARD, Mark.RELATED, Mark.LIST, Mark.TABLE, Mark.META, Mark.COMMENT)) {
            int at = near[mark.place()];
            put(at < 0 ? -1 : linked(at));
            put(at < 0 ? FAR : Math.min(FAR, map.depth[passage.element()] - map.depth[at]));
        }
        for (Mark mark : List.of(
                Mark.META, Mark.AUTHOR, Mark.TAGS, Mark.SHARE, Mark.TITLE, Mark.HIDDEN, Mark.CAPTION, Mark.RELATED)) {
            put((passage.marks() & mark.bit()) != 0 ? 1 : 0);
        }
    }

    private void containers(Passage passage) {
        int at = map.parent[passage.element()];
        int held = map.chars[passage.element()];
        for (int level = 0; level < CONTAINERS; level++) {
            at = map.roomier(at, held);
            boolean none = at < 0;
            put(none ? 1 : (float) map.chars[at] / total);
            put(none ? pageLinked : linked(at));
            put(none ? FAR : (float) Math.log1p(map.passages[at]));
            put(none ? 0 : (float) Math.log1p((float) map.chars[at] / Math.max(1, map.passages[at])));
            held = none ? held : map.chars[at];
            at = none ? -1 : map.parent[at];
        }
    }

    private void candidates(Passage passage, int i) {
        for (int candidate : new int[] {winner, prose, marked}) {
            if (candidate < 0) {
                put(-2);
                put(FAR);
                put(-1);
                put(-1);
                continue;
            }
            int before = map.firstPassage[candidate] - i;
            int after = i - map.lastPassage[candidate];
            put(before > 0 ? -1 : after > 0 ? 0 : 1);
            put(Math.min(FAR, Math.max(0, Math.max(before, after))));
            put((float) map.chars[candidate] / total);
            put(linked(candidate));
        }
        put(winner < 0 ? FAR : map.depth[passage.element()] - map.depth[winner]);
        put(winner < 0 ? FAR : apart(passage.element(), winner));
    }

    /** How many levels above the passage's element the first one is that also holds the candidate. */
    private int apart(int element, int candidate) {
        int at = element;
        int levels = 0;
        while (at >= 0 && levels < 15) {
            boolean holds = map.firstPassage[at] <= map.firstPassage[candidate]
                    && map.lastPassage[candidate] <= map.lastPassage[at];
            if (holds) {
                return levels;
            }
            at = map.parent[at];
            levels++;
        }
        return levels;
    }

    private void neighbours(int i) {
        for (int offset : NEIGHBOURS) {
            int at = i + offset;
            boolean none = at < 0 || at >= passages.size();
            put(none ? -1 : (float) Math.log(passages.get(at).chars()));
            put(none ? -1 : passages.get(at).linked());
            put(none ? -1 : kind(passages.get(at).element()));
            put(none ? -1 : last(passages.get(at).text()));
        }
        put(i > 0 && sameParent(i, i - 1) ? 1 : 0);
        put(i + 1 < passages.size() && sameParent(i, i + 1) ? 1 : 0);
        put(gapToProse(i, -1));
        put(gapToProse(i, 1));
    }

    private boolean sameParent(int a, int b) {
        return map.parent[passages.get(a).element()]
                == map.parent[passages.get(b).element()];
    }

    /** Characters between here and the next passage of prose in this direction. */
    private float gapToProse(int from, int step) {
        int chars = 0;
        for (int i = from + step; i >= 0 && i < passages.size() && Math.abs(i - from) < FAR; i += step) {
            if (isProse(passages.get(i)) && passages.get(i).chars() >= 100) {
                return (float) Math.log1p(chars);
            }
            chars += passages.get(i).chars();
        }
        return FAR;
    }

    private void place(int i) {
        put((float) charsBefore / total);
        put((float) i / passages.size());
        put((float) Math.log1p(i));
        put((float) Math.log1p(passages.size() - i));
        put(titleAt < 0 ? -FAR * 2 : Math.clamp(i - titleAt, -FAR, FAR));
        put(Math.min(40, map.depth[passages.get(i).element()]));
    }

    private void agreement(Passage passage, int i) {
        put(facts.titleLikeness(passage.text()));
        put(facts.inArticleText(passage.text()));
        put(facts.inDescription(passage.text()));
        put(i == titleAt ? 1 : 0);
    }

    private void page() {
        put((float) Math.log(total));
        put((float) Math.log1p(passages.size()));
        put(pageLinked);
        put(pageProse);
        put(facts.declaresArticle() ? 1 : 0);
        put(winner < 0 ? 0 : (float) Math.log1p(map.chars[winner]));
    }

    private int titleAt() {
        int best = -1;
        float most = 0.5f;
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            int level = map.headingLevel(passage.element());
            float likeness = facts.titleLikeness(passage.text()) + (level == 1 ? 0.5f : level > 0 ? 0.2f : 0);
            if (passage.chars() < 300 && likeness > most + 0.01f) {
                most = likeness;
                best = i;
            }
        }
        return best;
    }

    private int smallestWithMostProse(int proseChars) {
        int[] held = new int[map.elements()];
        for (Passage passage : passages) {
            held[passage.element()] += isProse(passage) ? passage.chars() : 0;
        }
        int best = -1;
        for (int at = held.length - 1; at >= 0; at--) {
            // The last in document order that holds enough is the innermost: no two can hold more than half.
            if (proseChars > 0 && held[at] >= 0.6 * proseChars) {
                return at;
            }
            if (map.parent[at] >= 0) {
                held[map.parent[at]] += held[at];
            }
        }
        return best;
    }

    /** The element with most text among those that say they are the article or the main part. */
    private int marked() {
        int best = -1;
        Set<Integer> seen = new HashSet<>();
        for (Passage passage : passages) {
            int article = map.nearest[passage.element()][Mark.BODY.place()];
            if (article >= 0 && seen.add(article) && (best < 0 || weight(article) > weight(best))) {
                best = article;
            }
        }
        return best;
    }

    private float weight(int element) {
        return map.chars[element] * (1 - linked(element));
    }

    private float linked(int element) {
        return map.chars[element] == 0 ? 0 : (float) map.linkChars[element] / map.chars[element];
    }

    private int signature(Passage passage, int levels) {
        int at = passage.element();
        int hash = 0;
        for (int level = 0; level < levels && at >= 0; level++) {
            hash = 31 * hash + map.signature[at];
            at = map.parent[at];
        }
        return hash;
    }

    private static void count(Map<Integer, float[]> groups, int key, Passage passage) {
        float[] group = groups.computeIfAbsent(key, unused -> new float[3]);
        group[0] += passage.chars();
        group[1]++;
        group[2] += passage.linkChars();
    }

    static boolean isProse(Passage passage) {
        return passage.chars() >= 60 && passage.linked() < 0.4f;
    }

    private static int commas(String text) {
        int commas = 0;
        for (int i = 0; i < text.length(); i++) {
            commas += isComma(text.charAt(i)) ? 1 : 0;
        }
        return commas;
    }

    private static boolean isComma(char c) {
        return c == ',' || c == '،' || c == '、' || c == '，' || c == ';' || c == '؛';
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '؟' || c == '۔' || c == '！' || c == '？';
    }

    /** How the text ends: in a full stop, a colon, a closing mark, a letter, a digit, other. */
    private static int last(String text) {
        char c = text.charAt(text.length() - 1);
        if (isStop(c)) {
            return 1;
        } else if (c == ':') {
            return 2;
        } else if (c == '"' || c == '”' || c == '»' || c == ')') {
            return 3;
        } else if (isComma(c)) {
            return 4;
        }
        return Character.isDigit(c) ? 5 : Character.isLetter(c) ? 0 : 6;
    }

    private static int first(String text) {
        char c = text.charAt(0);
        if (Character.isLetter(c)) {
            return Character.isLowerCase(c) ? 0 : 1;
        }
        return Character.isDigit(c) ? 2 : c == '"' || c == '“' || c == '«' ? 3 : 4;
    }

    private static final Map<String, Integer> KINDS = Map.ofEntries(
            Map.entry("p", 0),
            Map.entry("h1", 1),
            Map.entry("h2", 2),
            Map.entry("h3", 3),
            Map.entry("h4", 4),
            Map.entry("h5", 5),
            Map.entry("h6", 5),
            Map.entry("li", 6),
            Map.entry("div", 7),
            Map.entry("section", 7),
            Map.entry("td", 8),
            Map.entry("th", 8),
            Map.entry("tr", 9),
            Map.entry("dt", 10),
            Map.entry("dd", 11),
            Map.entry("blockquote", 12),
            Map.entry("pre", 13),
            Map.entry("figcaption", 14),
            Map.entry("button", 15),
            Map.entry("summary", 16),
            Map.entry("header", 17),
            Map.entry("footer", 18),
            Map.entry("article", 19));

    private int kind(int element) {
        return KINDS.getOrDefault(map.tag[element].toLowerCase(Locale.ROOT), 20);
    }
}
