/**
 * {@code manifest.yaml} of a corpus → what its owner tells about each file, with the line of whatever is wrong.
 *
 * <p>Read {@link io.silkwire.ingest.manifest.ManifestReader} first. A wrong entry is refused alone; the others stand. Immutable.
 */
@NullMarked
package io.silkwire.ingest.manifest;

import org.jspecify.annotations.NullMarked;
