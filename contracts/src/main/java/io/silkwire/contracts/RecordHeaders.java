package io.silkwire.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of the Kafka record headers; values are UTF-8 text. CloudEvents' attributes carry the prefix of its Kafka binding
 * ({@code ce_}); dead letters carry the words of Kafka Streams' own dead-letter queue.
 */
public final class RecordHeaders {
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";

    /** {@link Lane#label()}; absent means live. */
    public static final String LANE = "lane";
    /** {@code true} on a replayed record whose alerts shall be sent. */
    public static final String DELIVER = "deliver";
    /** Follows a record through all stages; for a replay the run id. */
    public static final String TRACE = "trace";

    /** {@link Reason#label()} of a dead letter. */
    public static final String DEAD_LETTER_REASON = "reason";
    /** The step that gave up, such as {@code enrich.read}. */
    public static final String DEAD_LETTER_STEP = "step";

    public static final String ERROR_EXCEPTION = "__streams.errors.exception";
    public static final String ERROR_MESSAGE = "__streams.errors.message";
    public static final String ERROR_STACKTRACE = "__streams.errors.stacktrace";
    public static final String ERROR_TOPIC = "__streams.errors.topic";
    public static final String ERROR_PARTITION = "__streams.errors.partition";
    public static final String ERROR_OFFSET = "__streams.errors.offset";

    /** A message longer than this is cut: header bytes count against the broker's record limit. */
    private static final int MAX_MESSAGE_CHARS = 1_000;

    private RecordHeaders() {}

    /**
     * The headers that a dead letter gets besides those of the original record.
     *
     * @param step the step that gave up, such as {@code index.write}
     * @param message what was wrong, where, and what was expected
     * @param exception class name of the cause, or null where a check refused it
     */
    public static Map<String, String> deadLetter(
            String kafkaTopic,
            int partition,
            long offset,
            String step,
            Reason reason,
            String message,
            @Nullable String exception) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ERROR_TOPIC, kafkaTopic);
        headers.put(ERROR_PARTITION, Integer.toString(partition));
        headers.put(ERROR_OFFSET, Long.toString(offset));
        headers.put(DEAD_LETTER_STEP, step);
        headers.put(DEAD_LETTER_REASON, reason.label());
        headers.put(
                ERROR_MESSAGE,
                message.length() <= MAX_MESSAGE_CHARS ? message : message.substring(0, MAX_MESSAGE_CHARS) + "…");
        if (exception != null) {
            headers.put(ERROR_EXCEPTION, exception);
        }
        return headers;
    }
}
