package io.silkwire.enrich.definition;

import java.util.List;

/** The topics an enricher has in force and those it refused: what {@code GET /api/v1/topics} answers. */
public record RunningTopics(long generation, List<TopicState> topics) {
    /** Copies the list. */
    public RunningTopics {
        topics = List.copyOf(topics);
    }
}
