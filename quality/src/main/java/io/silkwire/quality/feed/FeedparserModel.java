package io.silkwire.quality.feed;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.feed.Feed;
import io.silkwire.ingest.feed.FeedAbout;
import io.silkwire.ingest.feed.FeedCategory;
import io.silkwire.ingest.feed.FeedDate;
import io.silkwire.ingest.feed.FeedEntry;
import io.silkwire.ingest.feed.FeedGenerator;
import io.silkwire.ingest.feed.FeedImage;
import io.silkwire.ingest.feed.FeedLink;
import io.silkwire.ingest.feed.FeedPerson;
import io.silkwire.ingest.feed.FeedText;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our records as feedparser would show them, so that its assertions can be asked of them.
 *
 * <p>Outside, because no record of ours holds it:
 *
 * <ul>
 *   <li>{@code bozo}: whether the XML was well-formed. We name repairs instead, and read on;
 *   <li>the folder {@code wellformed/sanitize}: what HTML becomes after dangerous elements are removed. We keep texts as they
 *       came and show only their words;
 *   <li>{@code etag}, {@code modified}: HTTP headers, which are the fetcher's;
 *   <li>{@code where} (places of GeoRSS), {@code itunes_*} (marks of podcasts), {@code psc_chapters}, {@code media_credit},
 *       {@code media_restriction}, {@code media_license}, {@code media_rating}, {@code media_player} (rights and players of
 *       media), {@code cloud} and {@code textinput} (procedure calls and search boxes of RSS 0.9x), {@code thr_in-reply-to} (threads
 *       of comments), {@code validity_*} and {@code newlocation}, and width, height and description of a feed's image.
 * </ul>
 *
 * Everything else counts. Where feedparser answers for a missing value with a default of its own ({@code type} and {@code rel} of
 * links) or with another field ({@code description} for {@code summary}), so does this class.
 */
final class FeedparserModel {
    private static final Set<String> OUTSIDE = Set.of(
            "bozo",
            "etag",
            "modified",
            "modified_parsed",
            "where",
            "psc_chapters",
            "media_credit",
            "media_restriction",
            "media_license",
            "media_rating",
            "media_player",
            "cloud",
            "textinput",
            "thr_in-reply-to",
            "newlocation");
    private static final Set<String> IMAGE_OUTSIDE = Set.of("width", "height", "description");

    private FeedparserModel() {}

    /** Whether our records hold what is asserted. */
    static boolean fits(Assertion assertion) {
        if (assertion.file().startsWith("wellformed/sanitize/")) {
            return false;
        }
        List<String> keys = List.of(assertion.path().replaceAll("\\[\\d+]", "").split("\\.", -1));
        for (String key : keys) {
            if (OUTSIDE.contains(key) || key.startsWith("itunes_") || key.startsWith("validity_")) {
                return false;
            }
        }
        return !(keys.contains("image") && IMAGE_OUTSIDE.contains(keys.get(keys.size() - 1)));
    }

    /** The feed in feedparser's shape: maps, lists and texts. */
    static Map<String, Object> of(Feed feed) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("version", feed.format().label());
        shape.put("encoding", feed.encoding());
        Map<String, Object> about = about(feed.about());
        put(about, "ttl", feed.about().other().get("ttl"));
        shape.put("feed", about);
        List<Object> entries = new ArrayList<>();
        feed.entries().forEach(entry -> entries.add(entry(entry)));
        shape.put("entries", entries);
        return shape;
    }

    private static Map<String, Object> about(FeedAbout about) {
        Map<String, Object> shape = new LinkedHashMap<>(about.other());
        put(shape, "id", about.id());
        put(shape, "guid", about.id());
        put(shape, "link", about.link());
        put(shape, "language", about.language());
        text(shape, about.title(), "title");
        text(shape, about.subtitle(), "subtitle", "tagline", "description");
        text(shape, about.info(), "info");
        text(shape, about.rights(), "rights", "copyright");
        people(shape, about.authors(), about.contributors(), about.publisher());
        categories(shape, about.categories());
        links(shape, about.links());
        date(shape, about.published(), "published");
        date(shape, about.updated(), "updated");
        date(shape, about.created(), "created");
        generator(shape, about.generator());
        image(shape, about.logo());
        put(shape, "logo", about.logo() == null ? null : about.logo().url());
        put(shape, "icon", about.icon());
        put(
                shape,
                "href",
                about.hrefs("self").isEmpty()
                        ? about.link()
                        : about.hrefs("self").get(0));
        return shape;
    }

    private static Map<String, Object> entry(FeedEntry entry) {
        Map<String, Object> shape = new LinkedHashMap<>();
        entry.other().forEach((name, value) -> shape.put(name.replace(':', '_'), value));
        put(shape, "id", entry.id());
        put(shape, "guid", entry.id());
        shape.put("guidislink", entry.idIsLink());
        put(shape, "link", entry.link());
        put(shape, "language", entry.language());
        put(shape, "license", first(entry.other(), "cc:license", "creativecommons:license"));
        put(shape, "expired", entry.other().get("expirationdate"));
        text(shape, entry.title(), "title");
        FeedText summary = entry.summary() == null && !entry.contents().isEmpty()
                ? entry.contents().get(0)
                : entry.summary();
        text(shape, summary, "summary", "description");
        text(shape, entry.rights(), "rights", "copyright");
        List<Object> contents = new ArrayList<>();
        entry.contents().forEach(content -> contents.add(detail(content)));
        shape.put("content", contents);
        people(shape, entry.authors(), entry.contributors(), entry.publisher());
        categories(shape, entry.categories());
        links(shape, entry.links());
        date(shape, entry.published(), "published");
        date(shape, entry.updated(), "updated");
        date(shape, entry.created(), "created");
        if (!entry.images().isEmpty()) {
            image(shape, new FeedImage(entry.images().get(0), null, null));
            shape.put(
                    "media_thumbnail",
                    entry.images().stream().map(url -> Map.of("url", url)).toList());
        }
        if (entry.source() != null) {
            shape.put("source", about(entry.source()));
        }
        return shape;
    }

    private static @Nullable String first(Map<String, String> values, String... names) {
        for (String name : names) {
            if (values.containsKey(name)) {
                return values.get(name);
            }
        }
        return null;
    }

    private static void text(Map<String, Object> shape, @Nullable FeedText text, String... names) {
        for (String name : names) {
            put(shape, name, text == null ? null : text.value());
            put(shape, name + "_detail", text == null ? null : detail(text));
        }
    }

    private static Map<String, Object> detail(FeedText text) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("value", text.value());
        shape.put("type", text.type());
        put(shape, "language", text.language());
        put(shape, "base", text.base());
        put(shape, "src", text.src());
        return shape;
    }

    private static void people(
            Map<String, Object> shape,
            List<FeedPerson> authors,
            List<FeedPerson> contributors,
            @Nullable FeedPerson publisher) {
        if (!authors.isEmpty()) {
            FeedPerson author = authors.get(authors.size() - 1);
            shape.put("author", author.display());
            shape.put("author_detail", person(author));
            shape.put("authors", authors.stream().map(FeedparserModel::person).toList());
        }
        shape.put(
                "contributors",
                contributors.stream().map(FeedparserModel::person).toList());
        if (publisher != null) {
            shape.put("publisher", publisher.display());
            shape.put("publisher_detail", person(publisher));
        }
    }

    private static Map<String, Object> person(FeedPerson person) {
        Map<String, Object> shape = new LinkedHashMap<>();
        put(shape, "name", person.name());
        put(shape, "email", person.email());
        put(shape, "href", person.uri());
        return shape;
    }

    private static void categories(Map<String, Object> shape, List<FeedCategory> categories) {
        List<Object> tags = new ArrayList<>();
        for (FeedCategory category : categories) {
            Map<String, Object> tag = new LinkedHashMap<>();
            put(tag, "term", category.term());
            put(tag, "scheme", category.scheme());
            put(tag, "label", category.label());
            tags.add(tag);
        }
        shape.put("tags", tags);
        if (!categories.isEmpty()) {
            put(shape, "category", categories.get(0).term());
        }
    }

    private static void links(Map<String, Object> shape, List<FeedLink> links) {
        shape.put("links", links.stream().map(FeedparserModel::link).toList());
        shape.put(
                "enclosures",
                links.stream()
                        .filter(link -> link.rel().equals("enclosure"))
                        .map(FeedparserModel::enclosure)
                        .toList());
    }

    private static Map<String, Object> link(FeedLink link) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("rel", link.rel());
        String usual = link.rel().equals("self") ? "application/atom+xml" : "text/html";
        shape.put("type", link.type() == null ? usual : link.type());
        shape.put("href", link.href());
        put(shape, "title", link.title());
        put(shape, "hreflang", link.hreflang());
        put(shape, "length", link.length());
        return shape;
    }

    private static Map<String, Object> enclosure(FeedLink link) {
        Map<String, Object> shape = link(link);
        shape.remove("rel");
        return shape;
    }

    private static void date(Map<String, Object> shape, @Nullable FeedDate date, String name) {
        if (date != null) {
            shape.put(name, date.raw());
            put(shape, name + "_parsed", date.date() == null ? null : tuple(date.date()));
        }
    }

    /** Python's struct_time: year, month, day, hour, minute, second, weekday from Monday, day of the year, no daylight saving. */
    private static String tuple(PublicationDate date) {
        ZonedDateTime time = date.earliest().atZone(ZoneOffset.UTC);
        return "(%d, %d, %d, %d, %d, %d, %d, %d, 0)"
                .formatted(
                        time.getYear(),
                        time.getMonthValue(),
                        time.getDayOfMonth(),
                        time.getHour(),
                        time.getMinute(),
                        time.getSecond(),
                        time.getDayOfWeek().getValue() - 1,
                        time.getDayOfYear());
    }

    private static void generator(Map<String, Object> shape, @Nullable FeedGenerator generator) {
        if (generator != null) {
            put(shape, "generator", generator.name());
            Map<String, Object> detail = new LinkedHashMap<>();
            put(detail, "name", generator.name());
            put(detail, "href", generator.uri());
            put(detail, "version", generator.version());
            shape.put("generator_detail", detail);
        }
    }

    private static void image(Map<String, Object> shape, @Nullable FeedImage image) {
        if (image != null) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("href", image.url());
            put(detail, "title", image.title());
            put(detail, "link", image.link());
            shape.put("image", detail);
        }
    }

    private static void put(Map<String, Object> shape, String name, @Nullable Object value) {
        if (value != null) {
            shape.put(name, value);
        }
    }

    /** What stands at a path such as {@code entries[0].links[1].href}, or null; old names of the same thing lead to it too. */
    static @Nullable Object at(@Nullable Object shape, String path) {
        Object at = shape;
        for (String step : path.split("\\.", -1)) {
            int bracket = step.indexOf('[');
            at = key(at, bracket < 0 ? step : step.substring(0, bracket));
            if (bracket >= 0) {
                at = item(at, Integer.parseInt(step.substring(bracket + 1, step.length() - 1)));
            }
        }
        return at;
    }

    /** Whether the text at that path is of a type that has markup. */
    static boolean isMarkup(Object shape, String path) {
        if (path.endsWith("]")) {
            return false;
        }
        String text = path.endsWith(".value") ? path.substring(0, path.length() - ".value".length()) : path + "_detail";
        return at(shape, text + ".type") instanceof String type && (type.contains("html") || type.endsWith("xml"));
    }

    private static @Nullable Object key(@Nullable Object at, String key) {
        if (!(at instanceof Map<?, ?> map)) {
            return null;
        }
        return !map.containsKey(key) && key.equals("url") ? map.get("href") : map.get(key);
    }

    private static @Nullable Object item(@Nullable Object at, int index) {
        return at instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
}
