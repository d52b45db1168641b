package io.silkwire.ingest.feed.listing;

import io.silkwire.ingest.feed.date.FeedDates;
import io.silkwire.ingest.feed.date.ReadDate;
import io.silkwire.ingest.feed.listing.Listing.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A listing page → its links to statements. With a rule its selectors decide; without one the block of links is taken whose
 * places in the page are alike, whose words are long enough for titles, and which have dates beside them. Menus, headers and
 * footers do not count, nor do links to other sites. A page that a script draws is read from the data it carries ({@link
 * EmbeddedItems}). Stateless.
 */
public final class ListingReader {
    private static final int MAX_ITEMS = 500;
    private static final int MAX_LINKS = 5_000;
    private static final int MIN_TITLE = 15;
    /** Bounded in every part, so that no text makes it slow. */
    private static final Pattern DATE =
            Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:?\\d{2})?)?"
                    + "|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{4}(?:,? \\d{1,2}:\\d{2})?"
                    + "|\\b\\d{1,2}[ -]\\p{L}{3,12}\\.?,?[ -]\\d{4}(?:\\p{L}{0,2}\\.?,? \\d{1,2}:\\d{2})?"
                    + "|\\b\\p{L}{3,12}\\.? \\d{1,2}, \\d{4}");

    private ListingReader() {}

    /**
     * Reads a page.
     *
     * @param url where it was found after redirects
     * @throws Selector.SelectorParseException where the rule has a selector that is none
     */
    public static Listing read(Document page, String url, @Nullable ListingRule rule) {
        page.setBaseUri(url);
        List<Item> items = rule == null ? found(page, url) : ruled(page, rule);
        Element next = rule == null || rule.next() == null ? null : page.selectFirst(rule.next());
        return new Listing(items, next == null ? NextPage.of(page, url) : next.absUrl("href"));
    }

    /** What the mark-up lists, with the dates that the page's data has; or what the data lists where that is more. */
    private static List<Item> found(Document page, String url) {
        List<Item> markup = repeated(page, url);
        List<Item> data = EmbeddedItems.of(page, url);
        if (score(data) > score(markup)) {
            return data;
        }
        Map<String, Item> told = new HashMap<>();
        data.forEach(item -> told.put(item.url(), item));
        return markup.stream()
                .map(item -> {
                    Item known = item.date() == null ? told.get(item.url()) : null;
                    return known == null ? item : new Item(item.url(), item.title(), known.date());
                })
                .toList();
    }

    private static List<Item> ruled(Document page, ListingRule rule) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (Element block : page.select(rule.item())) {
            Element link = rule.link() == null ? firstLink(block) : block.selectFirst(rule.link());
            if (link == null || items.size() >= MAX_ITEMS) {
                continue;
            }
            Element date = rule.date() == null ? null : block.selectFirst(rule.date());
            add(items, link, date == null ? date(block) : told(date));
        }
        return List.copyOf(items.values());
    }

    private static @Nullable Element firstLink(Element block) {
        return block.normalName().equals("a") ? block : block.selectFirst("a[href]");
    }

    private static List<Item> repeated(Document page, String url) {
        Map<String, List<Element>> groups = new LinkedHashMap<>();
        NearbyDates dates = new NearbyDates();
        int seen = 0;
        for (Element link : page.select("a[href]")) {
            if (++seen > MAX_LINKS) {
                break;
            }
            if (isCandidate(link, url)) {
                groups.computeIfAbsent(place(link), path -> new ArrayList<>()).add(link);
            }
        }
        List<Item> best = List.of();
        double bestScore = 0;
        for (List<Element> group : groups.values()) {
            Map<String, Item> items = new LinkedHashMap<>();
            group.forEach(link -> add(items, link, dates.beside(link)));
            double score = score(List.copyOf(items.values()));
            if (items.size() >= 3 && score > bestScore) {
                best = List.copyOf(items.values());
                bestScore = score;
            }
        }
        return best;
    }

    private static boolean isCandidate(Element link, String url) {
        String target = link.absUrl("href");
        boolean web = target.startsWith("http") && host(target).equals(host(url));
        return web && title(link).length() >= MIN_TITLE && !inNavigation(link);
    }

    private static boolean inNavigation(Element link) {
        Element at = link;
        for (int depth = 0; at != null && depth < 30; depth++) {
            String name = at.normalName();
            String marks = (at.className() + " " + at.id()).toLowerCase(Locale.ROOT);
            if (Set.of("nav", "header", "footer", "aside").contains(name)
                    || marks.contains("menu")
                    || marks.contains("footer")
                    || marks.contains("breadcrumb")) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** The tags and first classes above a link: alike for the items of one list. */
    private static String place(Element link) {
        StringBuilder place = new StringBuilder();
        Element at = link;
        for (int depth = 0; at != null && depth < 8; depth++) {
            String first = at.classNames().stream().findFirst().orElse("");
            place.append('/').append(at.normalName()).append('.').append(first.replaceAll("\\d", ""));
            at = at.parent();
        }
        return place.toString();
    }

    /** Many titles of a sentence's length; dates beside them count as much as the titles do. */
    static double score(List<Item> items) {
        double titles = items.stream()
                        .mapToInt(item -> Math.min(item.title().length(), 100))
                        .sum()
                / 40.0;
        long dated = items.stream().filter(item -> item.date() != null).count();
        return titles * (1 + 2.0 * dated / Math.max(1, items.size()));
    }

    /** The first date that stands in this block. */
    static @Nullable ReadDate date(Element block) {
        Element time = block.selectFirst("time[datetime]");
        ReadDate machine = time == null ? null : FeedDates.parse(time.attr("datetime"));
        return machine == null ? written(block.text()) : machine;
    }

    private static @Nullable ReadDate told(Element date) {
        ReadDate machine = FeedDates.parse(date.attr("datetime"));
        ReadDate whole = machine == null ? FeedDates.parse(date.text()) : machine;
        return whole == null ? written(date.text()) : whole;
    }

    private static @Nullable ReadDate written(String text) {
        Matcher matcher = DATE.matcher(text.length() > 2_000 ? text.substring(0, 2_000) : text);
        while (matcher.find()) {
            ReadDate date = FeedDates.parse(matcher.group());
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static void add(Map<String, Item> items, Element link, @Nullable ReadDate date) {
        String url = link.absUrl("href");
        Item before = items.get(url);
        boolean better = before == null || before.title().length() < title(link).length();
        if (url.startsWith("http") && better && items.size() < MAX_ITEMS) {
            items.put(url, new Item(url, title(link), date == null && before != null ? before.date() : date));
        }
    }

    static String title(Element link) {
        String text = link.text().strip();
        return text.isEmpty() ? link.attr("title").strip() : text;
    }

    static String host(String url) {
        int start = url.indexOf("//") + 2;
        int end = start;
        while (end < url.length() && "/?#:".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = start < 2 ? "" : url.substring(start, end).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
