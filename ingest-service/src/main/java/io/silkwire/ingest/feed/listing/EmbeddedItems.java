package io.silkwire.ingest.feed.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.extraction.data.Localised;
import io.silkwire.ingest.extraction.data.PageData;
import io.silkwire.ingest.feed.date.FeedDates;
import io.silkwire.ingest.feed.date.ReadDate;
import io.silkwire.ingest.feed.listing.Listing.Item;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * The data a listing page carries for its scripts → the statements it lists: the array of objects that have titles, dates and
 * addresses. An address is what the object tells as one; where it tells only a name ({@code slug}, {@code id}), the {@link Routes}
 * of the page make an address of it, and without a sure route the object is left out. Also {@code ItemList} of schema.org.
 */
final class EmbeddedItems {
    private static final int MOST_ITEMS = 500;
    private static final int MIN_TITLE = 15;
    private static final int LEAST_UNDATED = 3;
    private static final List<String> TITLES =
            List.of("title", "headline", "name", "heading", "subject", "caption", "label");
    private static final List<String> ADDRESSES =
            List.of("url", "link", "href", "permalink", "canonicalUrl", "canonical_url", "path", "uri", "@id");
    private static final List<String> DATES = List.of(
            "datePublished",
            "publishedAt",
            "published_at",
            "publishDate",
            "publish_date",
            "publicationDate",
            "publication_date",
            "published",
            "pubDate",
            "pub_date",
            "date_published",
            "datetime",
            "dateTime",
            "date",
            "newsDate",
            "news_date",
            "postDate",
            "releaseDate",
            "createdAt",
            "created_at",
            "created",
            "timestamp",
            "time");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{10}(?:[0-9]{3})?");

    private final List<PageData.Piece> data;
    private final Localised language;
    private final Routes routes;

    private EmbeddedItems(Document page, String url) {
        this.data = PageData.of(page);
        this.language = Localised.of(page);
        this.routes = new Routes(page, url, data);
    }

    /** What the data of this page lists; empty where it lists nothing, or nothing whose address is sure. */
    static List<Item> of(Document page, String url) {
        EmbeddedItems items = new EmbeddedItems(page, url);
        List<Item> best = List.of();
        for (PageData.Piece piece : items.data) {
            for (JsonNode array : arrays(piece.value())) {
                List<Item> found = items.items(array);
                boolean enough = found.size() >= LEAST_UNDATED || found.stream().anyMatch(item -> item.date() != null);
                if (enough && ListingReader.score(found) > ListingReader.score(best)) {
                    best = found;
                }
            }
        }
        return best;
    }

    private static List<JsonNode> arrays(JsonNode root) {
        List<JsonNode> arrays = new ArrayList<>();
        if (root.isArray()) {
            arrays.add(root);
        }
        for (JsonNode object : PageData.objects(root)) {
            for (JsonNode member : object) {
                if (member.isArray()) {
                    arrays.add(member);
                } else if (member.isObject() && isKeyed(member)) {
                    arrays.add(member);
                }
            }
        }
        return arrays;
    }

    /** Stores that keep their things by id: an object of objects, told by its first three. */
    private static boolean isKeyed(JsonNode object) {
        int seen = 0;
        for (JsonNode member : object) {
            if (!member.isObject()) {
                return false;
            }
            if (++seen == 3) {
                return true;
            }
        }
        return false;
    }

    private List<Item> items(JsonNode array) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (JsonNode element : array) {
            Item item = element.isObject() && items.size() < MOST_ITEMS ? item(element) : null;
            if (item != null) {
                items.putIfAbsent(item.url(), item);
            }
        }
        return List.copyOf(items.values());
    }

    private @Nullable Item item(JsonNode told) {
        // ItemList has the thing itself in "item", GraphQL in "node", Strapi in "attributes".
        JsonNode inner = told;
        for (String wrap : List.of("item", "node", "attributes", "_source")) {
            inner = told.path(wrap).isObject() ? told.path(wrap) : inner;
        }
        String title = first(inner, told, TITLES);
        String url = address(inner, told);
        if (title == null || url == null) {
            return null;
        }
        String words = words(title);
        return words.length() < MIN_TITLE ? null : new Item(url, words, date(inner, told));
    }

    private @Nullable String first(JsonNode inner, JsonNode outer, List<String> names) {
        String text = language.text(inner, names);
        return text == null ? language.text(outer, names) : text;
    }

    private @Nullable String address(JsonNode inner, JsonNode outer) {
        String told = first(inner, outer, ADDRESSES);
        String whole = told == null ? null : routes.resolved(told);
        String named = whole == null ? routes.byName(inner) : whole;
        return named == null ? routes.byName(outer) : named;
    }

    private static @Nullable ReadDate date(JsonNode inner, JsonNode outer) {
        for (JsonNode object : List.of(inner, outer)) {
            for (String name : DATES) {
                ReadDate date = date(object.get(name));
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private static @Nullable ReadDate date(@Nullable JsonNode value) {
        if (value == null || value.isContainerNode()) {
            return null;
        }
        String text = value.asText();
        if (DIGITS.matcher(text).matches()) {
            return moment(Long.parseLong(text), text.length() == 10);
        }
        return value.isTextual() && text.length() >= 8 ? FeedDates.parse(text) : null;
    }

    /** Seconds or milliseconds since 1970, as programs keep time. */
    private static @Nullable ReadDate moment(long number, boolean seconds) {
        try {
            Instant at = seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return new ReadDate(PublicationDate.at(at), false);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(String title) {
        String text =
                title.contains("<") || title.contains("&") ? Jsoup.parse(title).text() : title;
        return text.strip().replaceAll("\\s+", " ");
    }
}
