package io.silkwire.quality.feed;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ROME makes of a file, called as its documentation calls it: its own XmlReader, document types allowed. */
final class RomeReading {
    static final String NAME = "ROME 2.1.0";

    private static final Set<String> ANSWERED = Set.of(
            "feed.title", "feed.link", "entries[0].title", "entries[0].link", "entries[0].id", "entries[0].guid");

    private final @Nullable SyndFeed feed;

    private RomeReading(@Nullable SyndFeed feed) {
        this.feed = feed;
    }

    static RomeReading of(CorpusFile file) {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(true);
        input.setXmlHealerOn(true);
        String contentType = file.response().contentType();
        try (ByteArrayInputStream body = new ByteArrayInputStream(file.body());
                XmlReader characters =
                        contentType == null ? new XmlReader(body, true) : new XmlReader(body, contentType, true)) {
            return new RomeReading(input.build(characters));
        } catch (IOException | FeedException | IllegalArgumentException e) {
            return new RomeReading(null);
        }
    }

    boolean parsed() {
        return feed != null;
    }

    /** Whether ROME's own records hold what is asserted. */
    static boolean answers(Assertion assertion) {
        return ANSWERED.contains(assertion.path());
    }

    @Nullable
    Object at(String path) {
        if (feed == null) {
            return null;
        }
        List<SyndEntry> entries = feed.getEntries();
        SyndEntry entry = entries.isEmpty() ? null : entries.get(0);
        return switch (path) {
            case "feed.title" -> feed.getTitle();
            case "feed.link" -> feed.getLink();
            case "entries[0].title" -> entry == null ? null : entry.getTitle();
            case "entries[0].link" -> entry == null ? null : entry.getLink();
            default -> entry == null ? null : entry.getUri();
        };
    }
}
