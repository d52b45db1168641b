/**
 * Bytes of a feed, however damaged → characters and markup that a reader can follow, and the names of what was repaired.
 *
 * <p>Read {@link io.silkwire.ingest.feed.repair.MarkupReader} first. Nothing here keeps a document: bytes are decoded and cut
 * into tags and texts as they are read, so a body of any size costs a buffer. Entities of a document type are never
 * expanded and nothing is ever fetched. One thread for each reader.
 */
@NullMarked
package io.silkwire.ingest.feed.repair;

import org.jspecify.annotations.NullMarked;
