package io.silkwire.alert.live;

import io.silkwire.contracts.AlertId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read the Kafka topic {@code alerts}: for each partition the offset that comes next. It means the same on
 * every instance and after every restart, which is why the stream's event ids carry it: {@code alertId@0.12-1.7}, {@code
 * ping@0.12-1.7}.
 */
record StreamPosition(SortedMap<Integer, Long> next) {
    private static final int MAX_LENGTH = 8_000;
    private static final Pattern EVENT_ID =
            Pattern.compile("(?:[0-9a-f]{32}|ping)@([0-9]{1,5}\\.[0-9]{1,18}(?:-[0-9]{1,5}\\.[0-9]{1,18})*)");

    /** Copies the offsets. */
    StreamPosition {
        next = new TreeMap<>(next);
    }

    static StreamPosition of(Map<Integer, Long> next) {
        return new StreamPosition(new TreeMap<>(next));
    }

    /** What the id of an event says; empty where it is none of ours. */
    static Optional<StreamPosition> read(String eventId) {
        Matcher matcher = EVENT_ID.matcher(eventId.length() > MAX_LENGTH ? "" : eventId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (String pair : matcher.group(1).split("-", -1)) {
            int dot = pair.indexOf('.');
            next.put(Integer.valueOf(pair.substring(0, dot)), Long.valueOf(pair.substring(dot + 1)));
        }
        return Optional.of(new StreamPosition(next));
    }

    /** The id of an event after which somebody has read so far. */
    String eventId(AlertId alertId) {
        return alertId + "@" + text();
    }

    private String text() {
        return next.entrySet().stream()
                .map(entry -> entry.getKey() + "." + entry.getValue())
                .collect(Collectors.joining("-"));
    }

    /** The id of a ping of whoever has read so far; null where nothing of the Kafka topic is known. */
    @Nullable
    String pingId() {
        return next.isEmpty() ? null : "ping@" + text();
    }

    /** The offset that comes next; 0 for a partition that was not there yet. */
    long of(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** The same, having read this record too. */
    StreamPosition after(int partition, long offset) {
        SortedMap<Integer, Long> later = new TreeMap<>(next);
        later.merge(partition, offset + 1, Long::max);
        return new StreamPosition(later);
    }
}
