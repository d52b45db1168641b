/**
 * Tells in which language a statement is written: its text and what the publisher declared → a BCP 47 tag, {@code und} where that
 * is not sure.
 *
 * <p>Read {@link io.silkwire.enrich.language.LanguageDetector} first. Evidence in order: the script, letters that a language has or
 * lacks, then its commonest words and endings ({@code profiles.txt}); the declared language decides only where that leaves it
 * unsure. No model, no state, thread-safe.
 */
@NullMarked
package io.silkwire.enrich.language;

import org.jspecify.annotations.NullMarked;
