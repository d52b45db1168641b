package io.silkwire.quality.metadata;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with what is true of it; what the set does not say is null.
 *
 * @param file with its bytes, read when they are needed: a set has hundreds of megabytes
 * @param url where it was fetched
 * @param date the day it was published, as in 2026-11-24
 */
public record LabelledPage(
        Path file,
        @Nullable String url,
        @Nullable String title,
        @Nullable String date,
        List<String> authors,
        @Nullable String language) {}
