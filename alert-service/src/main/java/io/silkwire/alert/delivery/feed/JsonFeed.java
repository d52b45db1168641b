package io.silkwire.alert.delivery.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
 *
 * @param nextUrl the archive page before this one: what that standard calls next goes back in time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        @JsonProperty("next_url") @Nullable String nextUrl,
        List<Item> items) {
    /** The media type. */
    static final String MEDIA_TYPE = "application/feed+json";

    /** One alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            @Nullable String url,
            String title,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") String datePublished,
            List<Author> authors,
            List<String> tags,
            String language,
            @JsonProperty("_silkwire") @Nullable Extension silkwire) {}

    /** What JSON Feed has no name for; extensions begin with an underscore there. */
    record Extension(Severity severity) {}

    /** Who published it. */
    record Author(String name) {}

    static byte[] write(Subscription subscription, FeedPage page, FeedLinks links) {
        return JsonCodec.write(new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                subscription.name(),
                links.page(),
                page.name() == null ? links.json() : links.json(page.name()),
                page.previous() == null ? null : links.json(page.previous()),
                page.entries().stream().map(JsonFeed::item).toList()));
    }

    private static Item item(FeedEntry entry) {
        return new Item(
                entry.urn(),
                entry.text().url(),
                entry.title(),
                entry.summary(),
                entry.at().toString(),
                List.of(new Author(entry.text().origin())),
                entry.topics(),
                entry.language(),
                entry.severity() == null ? null : new Extension(entry.severity()));
    }
}
