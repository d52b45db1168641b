/**
 * Finds countries, international bodies and UN document symbols: words of a statement → {@link
 * io.silkwire.enrich.entity.Mention}s with place and confidence.
 *
 * <p>Names of countries come from CLDR in all our languages (ICU4J), further names, adjectives, peoples and bodies from lists beside
 * this package; each is found in its inflected forms. Where names overlap, the longest is meant ({@code Papua New Guinea});
 * names that mean other things too (Georgia, Jordan, Chad) are weighed by the words around them. Names the lists do not have are
 * not found.
 *
 * <p>Read {@link io.silkwire.enrich.entity.EntityFinder} first. Everything is immutable and thread-safe.
 */
@NullMarked
package io.silkwire.enrich.entity;

import org.jspecify.annotations.NullMarked;
