package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What made this revision: the fact about the statement that it announces.
 *
 * @param substantive whether a reader would want to know: false for typing errors, punctuation and the like
 * @param fields which parts changed: {@code title}, {@code body}, {@code publishedAt}, {@code attachments}; empty unless edited
 * @param diff sentences that went and came, in reading order; only what changed, cut after {@link #MAX_DIFF}
 * @param from the URL before, where it moved
 */
public record Change(
        Kind kind,
        boolean substantive,
        List<String> fields,
        List<Line> diff,
        @Nullable String from) {
    /** Longest diff, in lines. */
    public static final int MAX_DIFF = 200;

    /** What happened. */
    public enum Kind {
        NEW,
        EDITED,
        MOVED,
        WITHDRAWN,
        RESTORED;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One sentence that went or came. */
    public record Line(Op op, String text) {}

    /** Which of the two. */
    public enum Op {
        REMOVED,
        ADDED;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public Change {
        fields = List.copyOf(fields);
        diff = diff.size() > MAX_DIFF ? List.copyOf(diff.subList(0, MAX_DIFF)) : List.copyOf(diff);
    }

    /** The first revision of a statement. */
    public static Change first() {
        return of(Kind.NEW);
    }

    /** A change without a difference in the text. */
    public static Change of(Kind kind) {
        return new Change(kind, true, List.of(), List.of(), null);
    }
}
