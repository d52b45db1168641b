package io.silkwire.ingest.manifest;

import io.silkwire.contracts.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a corpus tells about one file. Null means untold: the extraction may know, and if it does not, nobody does.
 *
 * @param file path relative to the corpus, with {@code /} between folders
 * @param language BCP 47 tag
 * @param country ISO 3166-1 alpha-2
 * @param kind a word such as {@code communique}
 * @param line of the manifest on which the entry starts, from 1
 */
public record ManifestEntry(
        String file,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable PublicationDate publishedAt,
        @Nullable PublicationDate modifiedAt,
        @Nullable String country,
        @Nullable String kind,
        int line) {}
