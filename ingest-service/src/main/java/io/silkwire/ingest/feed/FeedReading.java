package io.silkwire.ingest.feed;

import io.silkwire.ingest.feed.discovery.FoundFeed;
import java.util.List;
import java.util.Locale;

/** What became of the bytes of a feed. */
public sealed interface FeedReading {
    /** They are a feed, perhaps a repaired one, perhaps with no entries. */
    record Read(Feed feed) implements FeedReading {}

    /**
     * They are none.
     *
     * @param detail what was found instead, for people
     * @param found feeds that an HTML page served instead names; empty otherwise
     */
    record Unreadable(Reason reason, String detail, List<FoundFeed> found) implements FeedReading {
        public Unreadable {
            found = List.copyOf(found);
        }

        Unreadable(Reason reason, String detail) {
            this(reason, detail, List.of());
        }
    }

    /** Why bytes are no feed. */
    enum Reason {
        /** Nothing, or white space. */
        EMPTY,
        /** Larger than the limit, packed or unpacked. */
        TOO_LARGE,
        /** Packed bytes that do not unpack. */
        BROKEN_COMPRESSION,
        /** An HTML page: an error page, a login, or the site itself. */
        HTML,
        /** The document type declares entities of entities (a billion laughs). */
        NESTED_ENTITIES,
        /** The document type declares entities from elsewhere (XXE). */
        EXTERNAL_ENTITY,
        /** JSON, but not JSON Feed. */
        OTHER_JSON,
        /** XML, but of a kind that lists nothing. */
        OTHER_XML,
        /** Text or bytes of something else. */
        NOT_A_FEED;

        /** The stable word: lower case with hyphens. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
