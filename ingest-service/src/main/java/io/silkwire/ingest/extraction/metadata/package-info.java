/**
 * A page's mark-up → what it tells about itself: title, dates, authors, language, canonical URL, alternates, lead image,
 * attachments, directives for robots.
 *
 * <p>Read {@link io.silkwire.ingest.extraction.metadata.PageMetadata} first; {@link
 * io.silkwire.ingest.extraction.metadata.LocalDates} reads dates as people of the region write them. A page says most things several
 * times and not always truly (JSON-LD, microdata, OpenGraph, Dublin Core, visible text, its URL), so each has weight and agreement
 * decides. Nothing is guessed that the page does not say: no zone, no year, no language. All types are immutable or stateless, so
 * threads may share them; a document is only read, never changed.
 */
@NullMarked
package io.silkwire.ingest.extraction.metadata;

import org.jspecify.annotations.NullMarked;
