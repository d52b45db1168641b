package io.silkwire.ingest.feed.listing;

import io.silkwire.ingest.feed.date.FeedDates;
import io.silkwire.ingest.feed.listing.Listing.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A listing whose links were found by its structure → CSS selectors that find the same, for a person to pin down. None is suggested
 * that was not tried on the page and found exactly these links.
 */
final class SelectorSuggestion {
    private static final int HIGHEST = 6;

    private SelectorSuggestion() {}

    static @Nullable ListingRule of(Document page, String url, List<Item> items) {
        List<Element> blocks = blocks(page, items);
        if (blocks.size() != items.size() || blocks.isEmpty()) {
            return null;
        }
        for (String item : candidates(blocks)) {
            ListingRule plain = new ListingRule(item, null, null, null);
            if (finds(page, url, plain, items)) {
                String date = date(blocks);
                return date == null ? plain : new ListingRule(item, null, date, null);
            }
        }
        return null;
    }

    private static boolean finds(Document page, String url, ListingRule rule, List<Item> items) {
        List<Item> found = ListingReader.read(page, url, rule).items();
        return found.stream()
                .map(Item::url)
                .toList()
                .equals(items.stream().map(Item::url).toList());
    }

    /** Of each item the largest element that holds no link to another item. */
    private static List<Element> blocks(Document page, List<Item> items) {
        Set<String> urls = new HashSet<>();
        items.forEach(item -> urls.add(item.url()));
        Set<String> done = new HashSet<>();
        List<Element> blocks = new ArrayList<>();
        for (Element link : page.select("a[href]")) {
            String target = link.absUrl("href");
            if (urls.contains(target) && ListingReader.title(link).length() >= 15 && done.add(target)) {
                blocks.add(block(link, target, urls));
            }
        }
        return blocks;
    }

    private static Element block(Element link, String own, Set<String> urls) {
        Element best = link;
        Element at = link.parent();
        for (int height = 0; at != null && height < HIGHEST && !at.normalName().equals("body"); height++) {
            boolean others = at.select("a[href]").stream()
                    .map(a -> a.absUrl("href"))
                    .anyMatch(target -> urls.contains(target) && !target.equals(own));
            if (others) {
                return best;
            }
            best = at;
            at = at.parent();
        }
        return best;
    }

    private static Set<String> candidates(List<Element> blocks) {
        Set<String> common = new LinkedHashSet<>(blocks.getFirst().classNames());
        blocks.forEach(block -> common.retainAll(block.classNames()));
        String tag = blocks.getFirst().normalName();
        Element parent = blocks.getFirst().parent();
        Set<String> candidates = new LinkedHashSet<>();
        List<String> selves = new ArrayList<>();
        common.stream().filter(SelectorSuggestion::isName).forEach(name -> selves.add(tag + "." + name));
        selves.add(tag);
        candidates.addAll(selves.subList(0, selves.size() - 1));
        for (String above : parent == null ? List.<String>of() : names(parent)) {
            selves.forEach(self -> candidates.add(above + " > " + self));
        }
        return candidates;
    }

    private static List<String> names(Element element) {
        List<String> names = new ArrayList<>();
        if (isName(element.id())) {
            names.add("#" + element.id());
        }
        element.classNames().stream()
                .filter(SelectorSuggestion::isName)
                .forEach(name -> names.add(element.normalName() + "." + name));
        names.add(element.normalName());
        return names;
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,60}");
    }

    /** Where all blocks tell their date the same way. */
    private static @Nullable String date(List<Element> blocks) {
        if (blocks.stream().allMatch(block -> block.selectFirst("time[datetime]") != null)) {
            return "time[datetime]";
        }
        for (Element inner : blocks.getFirst().getAllElements()) {
            if (FeedDates.parse(inner.ownText()) == null) {
                continue;
            }
            for (String name : inner.classNames()) {
                String selector = inner.normalName() + "." + name;
                if (isName(name) && blocks.stream().allMatch(block -> isDate(block.selectFirst(selector)))) {
                    return selector;
                }
            }
        }
        return null;
    }

    private static boolean isDate(@Nullable Element element) {
        return element != null && FeedDates.parse(element.ownText()) != null;
    }
}
