/**
 * A directory → its files in a fixed order, each with what the manifest tells about it, or refused.
 *
 * <p>Read {@link io.silkwire.ingest.replay.Corpus} first. Nothing outside the directory is read, whatever links say. One thread.
 */
@NullMarked
package io.silkwire.ingest.replay;

import org.jspecify.annotations.NullMarked;
