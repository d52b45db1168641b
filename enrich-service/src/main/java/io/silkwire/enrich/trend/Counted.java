package io.silkwire.enrich.trend;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.TopicId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is counted: where, when and as what. Kept so that it counts once, and moves when any of it changes.
 *
 * @param parts the parts of the whole it belongs to: {@code all}, its country, language and source
 * @param copy whether it repeats a story that another statement opened
 * @param live whether it came on the live lane when it was first counted; only such statements make a burst
 */
record Counted(
        StatementId statementId,
        SourceId sourceId,
        String title,
        @Nullable String url,
        EventTime time,
        List<TaggedTopic> topics,
        List<String> parts,
        boolean copy,
        boolean live) {
    /** The part that is everything. */
    static final String WHOLE = "all";

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final int MAX_TITLE_CHARS = 300;
    private static final int MAX_URL_CHARS = 2_000;

    /** A topic and the score of its tag. */
    record TaggedTopic(TopicId topicId, double score) {}

    Counted {
        topics = List.copyOf(topics);
        parts = List.copyOf(parts);
    }

    static Counted of(EnrichedStatement enriched, EventTime time, boolean copy, boolean live) {
        Statement statement = enriched.statement();
        String url = statement.url();
        return new Counted(
                statement.id(),
                statement.sourceId(),
                cut(statement.title()),
                url == null || url.length() > MAX_URL_CHARS ? null : url,
                time,
                enriched.tags().stream()
                        .map(tag -> new TaggedTopic(tag.topicId(), tag.score()))
                        .toList(),
                parts(enriched),
                copy,
                live);
    }

    Counted asCopy(boolean isCopy) {
        return new Counted(statementId, sourceId, title, url, time, topics, parts, isCopy, live);
    }

    /** What is no country or language code is left out: the parts are the keys of the counts, and pages say anything. */
    private static List<String> parts(EnrichedStatement enriched) {
        List<String> parts = new ArrayList<>(List.of(WHOLE));
        String country = enriched.statement().country();
        if (country != null && COUNTRY.matcher(country).matches()) {
            parts.add("country=" + country);
        }
        if (LANGUAGE.matcher(enriched.language()).matches()) {
            parts.add("language=" + enriched.language());
        }
        parts.add("source=" + enriched.statement().sourceId());
        return parts;
    }

    private static String cut(String title) {
        if (title.length() <= MAX_TITLE_CHARS) {
            return title;
        }
        int end = Character.isHighSurrogate(title.charAt(MAX_TITLE_CHARS - 1)) ? MAX_TITLE_CHARS - 1 : MAX_TITLE_CHARS;
        return title.substring(0, end) + "…";
    }
}
