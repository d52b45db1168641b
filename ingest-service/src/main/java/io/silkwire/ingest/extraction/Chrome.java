package io.silkwire.ingest.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Drops lines around a text that belong to the site or the printer and not to the statement. Only lines at the edges that look
 * it beyond doubt, and page numbers that count up; a line that reads as a sentence always stays.
 */
final class Chrome {
    /** Labels of menus, contact boxes and share bars. */
    private static final Set<String> LABELS = Set.of(
            "contact",
            "contacts",
            "phone",
            "tel",
            "fax",
            "email",
            "e-mail",
            "menu",
            "search",
            "home",
            "login",
            "share",
            "print",
            "subscribe",
            "rss",
            "sitemap",
            "facebook",
            "twitter",
            "telegram",
            "youtube",
            "instagram",
            "контакты",
            "телефон",
            "тел",
            "факс",
            "почта",
            "меню",
            "поиск",
            "главная",
            "войти",
            "поделиться",
            "печать",
            "подписаться");

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}-]+");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern CRUMB = Pattern.compile("\\s*[|›>/»]\\s*");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[-–—]? ?(\\d{1,4}) ?[-–—]?");

    private static final int LEAST_LABEL_LINES = 3;
    private static final int MOST_LABEL_LINES = 12;
    private static final int MOST_LABEL_WORDS = 4;
    private static final int MOST_FOOTER_WORDS = 12;
    /** How far from an edge chrome may stand, in lines. */
    private static final int EDGE_LINES = 3;

    private Chrome() {}

    /** The lines that stay, and the others as they stood in the file. */
    record Stripped(List<Line> kept, List<String> dropped) {}

    /** Parts the text from its chrome. Where all would go, nothing does. */
    static Stripped strip(List<Line> lines) {
        Set<Integer> chrome = new HashSet<>();
        addLabelBlock(lines, chrome);
        addWordlessEdges(lines, chrome);
        addFooters(lines, chrome);
        addPageNumbers(lines, chrome);
        if (chrome.size() == lines.size()) {
            return new Stripped(lines, List.of());
        }
        return parted(lines, chrome);
    }

    private static Stripped parted(List<Line> lines, Set<Integer> chrome) {
        List<Line> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        int gap = 0;
        boolean newPage = false;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (chrome.contains(i)) {
                dropped.add(line.raw());
                gap += line.gap();
                newPage |= line.newPage();
            } else {
                // What stood between two lines parts them even after it is gone.
                kept.add(new Line(line.raw(), line.text(), line.gap() + gap, line.newPage() || newPage));
                gap = 0;
                newPage = false;
            }
        }
        return new Stripped(kept, dropped);
    }

    /** A block of short labels on top: "Embassy Contact / phone / Consular Issues / phone". */
    private static void addLabelBlock(List<Line> lines, Set<Integer> chrome) {
        int end = 1;
        while (end < lines.size() && lines.get(end).gap() == 0) {
            end++;
        }
        if (end < LEAST_LABEL_LINES || end > MOST_LABEL_LINES || end >= lines.size()) {
            return;
        }
        List<Line> block = lines.subList(0, end);
        boolean isShort = block.stream().allMatch(line -> line.words() <= MOST_LABEL_WORDS && line.isOpen());
        Set<String> seen = new HashSet<>();
        int labels = 0;
        for (Line line : block) {
            boolean repeated = !seen.add(line.text());
            labels += repeated || hasLabel(line) ? 1 : 0;
        }
        if (isShort && 2 * labels >= block.size()) {
            for (int i = 0; i < end; i++) {
                chrome.add(i);
            }
        }
    }

    private static boolean hasLabel(Line line) {
        for (String word : NOT_WORD.split(line.text().toLowerCase(Locale.ROOT), -1)) {
            if (LABELS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Ornaments and "…" before the first and after the last word. */
    private static void addWordlessEdges(List<Line> lines, Set<Integer> chrome) {
        for (int i = 0; i < lines.size() && !lines.get(i).hasWords(); i++) {
            chrome.add(i);
        }
        for (int i = lines.size() - 1; i >= 0 && !lines.get(i).hasWords(); i--) {
            chrome.add(i);
        }
    }

    private static void addFooters(List<Line> lines, Set<Integer> chrome) {
        for (int i = 0; i < lines.size(); i++) {
            boolean edge = i < EDGE_LINES || i >= lines.size() - EDGE_LINES;
            if (edge && (isMachineFooter(lines.get(i)) || isBreadcrumb(lines.get(i)))) {
                chrome.add(i);
            }
        }
    }

    /** A timestamp that only programs write, with little beside it. */
    private static boolean isMachineFooter(Line line) {
        return TIMESTAMP.matcher(line.text()).find() && line.words() <= MOST_FOOTER_WORDS && line.isOpen();
    }

    /** "Home > News > Statements": three labels or more, the first a menu's. */
    private static boolean isBreadcrumb(Line line) {
        String[] crumbs = CRUMB.split(line.text(), -1);
        if (crumbs.length < 3 || !LABELS.contains(crumbs[0].toLowerCase(Locale.ROOT)) || !line.isOpen()) {
            return false;
        }
        for (String crumb : crumbs) {
            if (crumb.split(" ", -1).length > MOST_LABEL_WORDS) {
                return false;
            }
        }
        return true;
    }

    /** Bare numbers that count up by one, each alone at a page's end or start. */
    private static void addPageNumbers(List<Line> lines, Set<Integer> chrome) {
        List<Integer> places = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var number = PAGE_NUMBER.matcher(lines.get(i).text());
            if (number.matches() && standsAlone(lines, i)) {
                places.add(i);
                numbers.add(Integer.valueOf(number.group(1)));
            }
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i).intValue() != numbers.get(i - 1) + 1) {
                return;
            }
        }
        if (numbers.size() >= 2) {
            chrome.addAll(places);
        }
    }

    private static boolean standsAlone(List<Line> lines, int at) {
        boolean before = at == 0 || lines.get(at).gap() > 0 || lines.get(at).newPage();
        boolean after = at == lines.size() - 1
                || lines.get(at + 1).gap() > 0
                || lines.get(at + 1).newPage();
        return before && after;
    }
}
