package io.silkwire.alert.source;

import io.silkwire.contracts.SourceId;
import java.util.Set;

/** Tells which sources are official bodies at the moment. */
public interface OfficialSources {
    /** Their ids; a snapshot. */
    Set<SourceId> official();

    /** Whether the source is known and an official body. */
    default boolean isOfficial(SourceId id) {
        return official().contains(id);
    }
}
