package io.silkwire.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.silkwire.ingest.feed.date.FeedDates;
import io.silkwire.ingest.feed.date.ReadDate;
import io.silkwire.ingest.feed.repair.Repair;
import io.silkwire.ingest.feed.repair.Repairs;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.0 and 1.1, read as a stream; a document cut off gives what came before the cut. */
final class JsonFeed {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(Budget.MAX_TEXT * 2)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    final Budget budget;
    final Draft feed;
    final List<Draft> entries = new ArrayList<>();
    private final Repairs repairs;
    private final @Nullable String base;

    @Nullable
    FeedFormat format;

    private boolean hasItems;

    JsonFeed(Repairs repairs, @Nullable String base) {
        this.repairs = repairs;
        this.base = base;
        this.budget = new Budget(repairs);
        this.feed = new Draft(budget);
    }

    void read(Reader characters) {
        try (JsonParser json = JSON.createParser(characters)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                feed(json);
            }
        } catch (IOException e) {
            repairs.note(Repair.TRUNCATED); // or a limit, or no JSON at all: what was read so far decides
        }
        if (format == null && hasItems && feed.title != null) {
            format = FeedFormat.JSON_FEED_1;
        }
    }

    private void feed(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "version" -> format = version(text(json));
                case "title" -> feed.title = plain(text(json));
                case "description" -> feed.subtitle = plain(text(json));
                case "home_page_url" -> feed.link = address(text(json));
                case "feed_url" -> link(feed, text(json), "self", null);
                case "next_url" -> link(feed, text(json), "next", null);
                case "icon" -> feed.logo = image(text(json));
                case "favicon" -> feed.icon = address(text(json));
                case "language" -> feed.language = text(json);
                case "user_comment" -> feed.info = plain(text(json));
                case "author", "authors" -> authors(json, feed);
                case "hubs" -> each(json, () -> hub(json));
                case "items" -> {
                    hasItems = true;
                    each(json, () -> item(json));
                }
                default -> json.skipChildren();
            }
        }
    }

    private static @Nullable FeedFormat version(@Nullable String text) {
        if (text == null || !text.contains("jsonfeed.org/version/")) {
            return null;
        }
        return text.endsWith("/1") || text.endsWith("/1.0") ? FeedFormat.JSON_FEED_1 : FeedFormat.JSON_FEED_11;
    }

    private void item(JsonParser json) throws IOException {
        Draft entry = entries.size() < FeedReader.MAX_ENTRIES && budget.entry() ? new Draft(budget) : null;
        if (entry == null) {
            repairs.note(Repair.TOO_MANY);
            json.skipChildren();
            return;
        }
        entries.add(entry);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field(json, name, entry);
        }
        if (entry.link == null && entry.id != null && LenientUrl.isWeb(entry.id)) {
            entry.link = entry.id;
            entry.idIsLink = true;
        }
    }

    private void field(JsonParser json, String name, Draft entry) throws IOException {
        switch (name) {
            case "id" -> entry.id = text(json);
            case "url" -> entry.link = address(text(json));
            case "external_url" -> link(entry, text(json), "related", null);
            case "title" -> entry.title = plain(text(json));
            case "summary" -> entry.summary = plain(text(json));
            case "content_html" -> content(entry, text(json), "text/html");
            case "content_text" -> content(entry, text(json), "text/plain");
            case "image", "banner_image" -> addImage(entry, address(text(json)));
            case "date_published" -> entry.published = date(text(json));
            case "date_modified" -> entry.updated = date(text(json));
            case "language" -> entry.language = text(json);
            case "author", "authors" -> authors(json, entry);
            case "tags" -> each(json, () -> tag(entry, text(json)));
            case "attachments" -> each(json, () -> attachment(json, entry));
            default -> json.skipChildren();
        }
    }

    private static void addImage(Draft entry, @Nullable String url) {
        if (url != null) {
            entry.addImage(url);
        }
    }

    private static void tag(Draft entry, @Nullable String term) {
        if (term != null) {
            entry.addCategory(new FeedCategory(term, null, null));
        }
    }

    private void content(Draft entry, @Nullable String value, String type) {
        if (value != null) {
            String absolute = type.equals("text/html") ? HtmlLinks.absolute(value, base) : value;
            entry.addContent(new FeedText(absolute, type, null, base, null));
        }
    }

    private void authors(JsonParser json, Draft draft) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            author(json, draft);
        } else {
            each(json, () -> author(json, draft));
        }
    }

    private void author(JsonParser json, Draft draft) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        String name = null;
        String uri = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = text(json);
                case "url" -> uri = address(text(json));
                default -> json.skipChildren();
            }
        }
        FeedPerson person = new FeedPerson(name, null, uri);
        // version 1.1 keeps the old field beside the new one
        if (name != null || uri != null) {
            draft.addAuthor(person);
        }
    }

    private void hub(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("url")) {
                link(feed, text(json), "hub", null);
            } else {
                json.skipChildren();
            }
        }
    }

    private void attachment(JsonParser json, Draft entry) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        String url = null;
        String type = null;
        String title = null;
        String size = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "url" -> url = address(text(json));
                case "mime_type" -> type = text(json);
                case "title" -> title = text(json);
                case "size_in_bytes" -> size = text(json);
                default -> json.skipChildren();
            }
        }
        if (url != null) {
            entry.addLink(new FeedLink(url, "enclosure", type, null, title, size));
        }
    }

    private void link(Draft draft, @Nullable String href, String rel, @Nullable String type) {
        if (href != null) {
            draft.addLink(new FeedLink(LenientUrl.resolve(base, href), rel, type, null, null, null));
        }
    }

    private @Nullable FeedText plain(@Nullable String value) {
        return value == null || !budget.object(value) ? null : new FeedText(value, "text/plain", null, base, null);
    }

    private @Nullable FeedImage image(@Nullable String url) {
        return url == null ? null : new FeedImage(LenientUrl.resolve(base, url), null, null);
    }

    private @Nullable String address(@Nullable String url) {
        return url == null ? null : LenientUrl.resolve(base, url);
    }

    private @Nullable FeedDate date(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String raw = text.length() > 200 ? text.substring(0, 200) : text;
        ReadDate read = FeedDates.parse(raw);
        return read == null ? new FeedDate(raw, null, false) : new FeedDate(raw, read.date(), read.zoneAssumed());
    }

    /** The value as text where it is a text, number or truth; version 1.0 lets ids be numbers. */
    private static @Nullable String text(JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return null;
        }
        String value = json.currentToken() == JsonToken.VALUE_NULL
                ? null
                : json.getText().strip();
        return value == null || value.isEmpty() ? null : value;
    }

    private static void each(JsonParser json, Step step) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            step.take();
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }
}
