package io.silkwire.ingest.health;

/**
 * What the extraction found on one page.
 *
 * @param textChars length of the body
 * @param paragraphs of the body
 * @param linkDensity share of the body's characters that are links, 0 to 1
 * @param title whether one was found
 * @param date whether one was found
 * @param author whether one was found
 * @param path hash of the path of elements down to the body, which changes with the template
 */
public record PageFeatures(
        int textChars, int paragraphs, double linkDensity, boolean title, boolean date, boolean author, int path) {}
