/**
 * Words of a text, the same for everybody who looks for words: text → {@link io.silkwire.text.Token}s with offsets into the
 * original → stems. The enricher, the subscription matcher and the search page all use it, so a word typed by a person finds
 * the same statements everywhere.
 *
 * <p>A stem is chosen by the script and letters of the single word, never by the language of the document: a word in a search
 * box has no document, and an English name stands in Russian text. Cyrillic words of the Russian alphabet get the Russian case
 * stemmer, plain Latin words the English one (Krovetz), every other word stands for itself.
 *
 * <p>Where a stemmer is not enough (fleeting vowels, plurals of another root), {@link io.silkwire.text.LemmaClosure} gives the
 * stems of a whole paradigm; whoever looks for a word asks for those.
 *
 * <p>Read {@link io.silkwire.text.Tokenizer} first. Everything here is pure and thread-safe.
 */
@NullMarked
package io.silkwire.text;

import org.jspecify.annotations.NullMarked;
