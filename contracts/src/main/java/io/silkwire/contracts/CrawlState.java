package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What ingest remembers of one URL or file: how it answered, when it is due, and which statement it led to. Written in the same
 * transaction as that statement.
 *
 * @param place URL in its canonical form, or the corpus-relative name of a replayed file
 * @param visit how it answered last; null for a replayed file
 * @param published what was last published from it; null for a feed, and for a page that led to nothing yet
 * @param told what a feed, listing or sitemap says of a page; null where nothing does
 * @param feed what was learnt of a feed's entries; null for all else
 * @param health what a source did so far; of the place of a source alone
 */
public record CrawlState(
        SourceId sourceId,
        String place,
        Kind kind,
        @Nullable Visit visit,
        @Nullable Published published,
        @Nullable Told told,
        @Nullable Feed feed,
        @Nullable Health health) {

    /** A place of which nothing is known but its visits and what it led to. */
    public CrawlState(
            SourceId sourceId, String place, Kind kind, @Nullable Visit visit, @Nullable Published published) {
        this(sourceId, place, kind, visit, published, null, null, null);
    }

    /** What is at the place. */
    public enum Kind {
        FEED,
        LISTING,
        SITEMAP,
        PAGE,
        FILE,
        /** The host itself: until when it wants to be left alone. */
        HOST,
        /** A document that a statement links to. */
        ATTACHMENT,
        /** The source as a whole: what is usual with it. */
        SOURCE;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The last answer, and what follows from it.
     *
     * @param firstSeenAt when the place became known
     * @param at when it was fetched last; null if it never was
     * @param outcome the word of the last outcome: {@code fetched}, {@code not-modified} or a {@link Reason#label()}
     * @param etag validator, opaque
     * @param lastModified validator, opaque
     * @param bodyDigest {@code sha256:…} of the last whole body, to tell a false 304 from a true one
     * @param wholeAt when it was fetched without validators last
     * @param changedAt when its content last changed
     * @param interval between visits, as it adapted
     * @param quiet visits in a row without a change
     * @param failures visits in a row that failed
     * @param due when it is to be fetched next; null where it never is (410)
     * @param aliasOf the canonical URL its content is published under, where that is another
     */
    public record Visit(
            Instant firstSeenAt,
            @Nullable Instant at,
            @Nullable String outcome,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodyDigest,
            @Nullable Instant wholeAt,
            @Nullable Instant changedAt,
            @Nullable Duration interval,
            int quiet,
            int failures,
            @Nullable Instant due,
            @Nullable String aliasOf) {}

    /**
     * The statement it led to.
     *
     * @param contentHash of the last revision
     * @param revision the last revision
     * @param firstAt when revision 1 was published
     * @param at when the last revision was published
     * @param withdrawn whether the last revision says that it is withdrawn
     * @param partition of the last revision on the Kafka topic of statements; null where it is not known
     * @param offset of the last revision there
     */
    public record Published(
            StatementId statementId,
            ContentHash contentHash,
            int revision,
            Instant firstAt,
            Instant at,
            boolean withdrawn,
            @Nullable Integer partition,
            @Nullable Long offset) {}

    /**
     * What a feed, listing or sitemap says of a page: what stands for it where the page does not say it itself.
     *
     * @param by URL of the feed, listing or sitemap
     * @param kind which of them it is
     * @param publishedAt as precise as it was told
     * @param movedFrom the place under which the same entry was found before; null where it is a new one
     * @param page of a later page of a feed or listing, its number; null for all else
     */
    public record Told(
            String by,
            Kind kind,
            @Nullable String title,
            @Nullable PublicationDate publishedAt,
            List<String> authors,
            @Nullable String language,
            @Nullable String movedFrom,
            @Nullable Integer page) {
        /** What is said of anything but a later page. */
        public Told(
                String by,
                Kind kind,
                @Nullable String title,
                @Nullable PublicationDate publishedAt,
                List<String> authors,
                @Nullable String language,
                @Nullable String movedFrom) {
            this(by, kind, title, publishedAt, authors, language, movedFrom, null);
        }

        /** Copies the list. */
        public Told {
            authors = List.copyOf(authors);
        }
    }

    /**
     * What was learnt of a feed: of the ids of its entries, and of the hub that tells of its news.
     *
     * @param entries the newest ones seen
     * @param stable entries seen again with the same URL and id
     * @param changedGuids entries seen again with the same URL and another id
     * @param changedUrls entries seen again with the same id and title, and another URL
     * @param sharedGuids entries that had their id in common with others of the same reading
     * @param reusedGuids entries whose id had another title and URL before
     * @param push the subscription at its hub; null where there is none
     */
    public record Feed(
            List<Entry> entries,
            int stable,
            int changedGuids,
            int changedUrls,
            int sharedGuids,
            int reusedGuids,
            @Nullable Push push) {
        /** Copies the list. */
        public Feed {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry of a feed.
     *
     * @param url canonical
     * @param title hash of the words of its title, 0 where it has none
     */
    public record Entry(String url, String guid, int title) {}

    /**
     * A subscription at a hub (WebSub).
     *
     * @param topic what the feed calls its own URL
     * @param askedAt when it was asked for last
     * @param askAt when it is to be asked for again; null as long as it never was
     * @param leaseUntil when it ends; null as long as the hub has not asked back
     * @param toldAt when the hub told of news last
     * @param missedAt when the feed had news last that the hub had not told of
     */
    public record Push(
            String hub,
            String topic,
            @Nullable Instant askedAt,
            @Nullable Instant askAt,
            @Nullable Instant leaseUntil,
            @Nullable Instant toldAt,
            @Nullable Instant missedAt) {}

    /**
     * What a source did so far.
     *
     * @param items when its last statements appeared, in order
     * @param pages shape of its last pages, in order
     * @param alarm the words of what is wrong with it, empty where nothing is
     * @param since when that began; null where nothing is wrong
     */
    public record Health(
            List<Instant> items,
            List<Shape> pages,
            List<String> alarm,
            @Nullable Instant since) {
        /** Copies the lists. */
        public Health {
            items = List.copyOf(items);
            pages = List.copyOf(pages);
            alarm = List.copyOf(alarm);
        }
    }

    /**
     * What the extraction found on one page.
     *
     * @param textChars length of the body
     * @param paragraphs of the body
     * @param linkDensity share of the page's words that are links, 0 to 1
     * @param title whether one was found
     * @param date whether one was found
     * @param author whether one was found
     * @param path hash of the elements around the body, which changes with the template
     */
    public record Shape(
            int textChars, int paragraphs, double linkDensity, boolean title, boolean date, boolean author, int path) {}

    /** The same place after another visit, and with what it led to. */
    public CrawlState with(@Nullable Visit after, @Nullable Published what) {
        return new CrawlState(sourceId, place, kind, after, what, told, feed, health);
    }

    /** The same place, with what is said of it. */
    public CrawlState telling(@Nullable Told what) {
        return new CrawlState(sourceId, place, kind, visit, published, what, feed, health);
    }

    /** The same feed, with what was learnt of it. */
    public CrawlState learnt(@Nullable Feed what) {
        return new CrawlState(sourceId, place, kind, visit, published, told, what, health);
    }

    /** The same source, with what it did. */
    public CrawlState healthy(@Nullable Health what) {
        return new CrawlState(sourceId, place, kind, visit, published, told, feed, what);
    }

    /** The key on the Kafka topic {@code crawl-state}: source and place. */
    public String key() {
        return key(sourceId, place);
    }

    /** The key of this place of this source. */
    public static String key(SourceId sourceId, String place) {
        return sourceId + "|" + place;
    }
}
