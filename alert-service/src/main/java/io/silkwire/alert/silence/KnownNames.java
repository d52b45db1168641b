package io.silkwire.alert.silence;

import io.silkwire.alert.query.KnownValues;

/** Tells which topics and sources there are at the moment. */
public interface KnownNames {
    /** Their ids; a snapshot. */
    KnownValues known();
}
