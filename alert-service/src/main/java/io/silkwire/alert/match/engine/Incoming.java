package io.silkwire.alert.match.engine;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.StoryId;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it comes to be matched.
 *
 * @param story it stands in, or null where that is not known
 * @param official whether its source is an official body
 */
public record Incoming(EnrichedStatement enriched, @Nullable StoryId story, boolean official) {}
