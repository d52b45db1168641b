package io.silkwire.contracts;

import java.time.Instant;
import java.util.List;

/**
 * The last record of each transaction that changes topic definitions: its position is the generation that the change brings about.
 * It stands under one key of the Kafka topic {@code topics}, so that compaction always keeps the newest, also where the change was
 * nothing but tombstones, and the generation never falls back.
 *
 * @param time when it was written
 * @param writer who wrote it, such as {@code /silkwire/topics/apply}
 * @param changed topics that are new or have a new text
 * @param removed topics that have gone
 */
public record TopicRollout(Instant time, String writer, List<TopicId> changed, List<TopicId> removed) {
    /** The one key it stands under; no id of a topic has a slash. */
    public static final String KEY = "rollout/last";

    /** Copies the lists. */
    public TopicRollout {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }
}
