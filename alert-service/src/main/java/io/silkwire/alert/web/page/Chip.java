package io.silkwire.alert.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A small label with the colour of its topic, that leads somewhere.
 *
 * @param id of the topic, or the language tag
 * @param label in words
 * @param css class of its colour
 * @param href where it leads
 * @param chosen whether it is what is shown now
 * @param note number beside the label, such as a count, or null
 */
public record Chip(
        String id,
        String label,
        String css,
        String href,
        boolean chosen,
        @Nullable String note) {}
