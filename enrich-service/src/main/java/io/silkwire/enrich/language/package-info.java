/**
 * Tells in which language a statement is written: its text and what the publisher declared → a BCP 47 tag, {@code und} where that
 * is not sure, and the languages of its parts where it has several.
 *
 * <p>Read {@link io.silkwire.enrich.language.LanguageDetector} first, then {@link io.silkwire.enrich.language.Reading}. Evidence in
 * order: the script; where languages share it, letter sequences weighed by {@link io.silkwire.enrich.language.LanguageModel}
 * ({@code languages.model}, learned by {@code LanguageLearning} of module {@code quality}); what was declared decides only
 * where those leave it open. Thread-safe, without state.
 */
@NullMarked
package io.silkwire.enrich.language;

import org.jspecify.annotations.NullMarked;
