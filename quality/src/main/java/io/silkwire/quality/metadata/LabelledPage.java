package io.silkwire.quality.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page with what is true of it; what the set does not say is null.
 *
 * @param name of its file, for messages
 * @param date the day it was published, as in 2026-11-24
 */
record LabelledPage(
        String name,
        @Nullable String url,
        Bytes page,
        @Nullable String title,
        @Nullable String date,
        List<String> authors,
        @Nullable String language) {
    /** Reads the bytes when they are needed: a set has hundreds of megabytes. */
    interface Bytes {
        byte[] read() throws java.io.IOException;
    }
}
