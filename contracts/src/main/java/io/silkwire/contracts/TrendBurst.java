package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A topic of which more is said than its weeks before explain: one record when the burst starts and one when it is over.
 *
 * @param part where: {@code all}, {@code country=KZ}, {@code language=ru} or {@code source=kz-mfa}
 * @param since start of the first hour of it
 * @param until end of its last hour; null while it goes on
 * @param hours length of the window that was held against the weeks before
 * @param stories statements in that window that opened a story, in the loudest one seen so far
 * @param copies statements in it that repeat a story; they do not make a burst
 * @param expected stories in such a window by the weeks before
 * @param score how unlikely that is by chance, as a power of ten: 5 is one in 100 000
 * @param top its statements with the strongest tags
 */
public record TrendBurst(
        TopicId topicId,
        String part,
        State state,
        Instant since,
        @Nullable Instant until,
        int hours,
        int stories,
        int copies,
        double expected,
        double score,
        List<TopStatement> top) {
    /** The CloudEvents type on the Kafka topic it shares with counts. */
    public static final String EVENT_TYPE = "io.silkwire.trend-burst.v1";

    /** Whether it goes on. */
    public enum State {
        STARTED,
        ENDED;

        /** The word in JSON: lower case. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A statement of the burst.
     *
     * @param score of its tag
     */
    public record TopStatement(
            StatementId statementId,
            SourceId sourceId,
            String title,
            @Nullable String url,
            double score) {}

    /** Copies the list. */
    public TrendBurst {
        top = List.copyOf(top);
    }

    /** The key of its Kafka records, the same for start and end: {@code water|all|2026-11-22T08|burst}. */
    public String key() {
        return topicId + "|" + part + "|" + since.toString().substring(0, 13) + "|burst";
    }
}
