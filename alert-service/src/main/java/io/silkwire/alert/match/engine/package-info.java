/**
 * Turns a statement into the subscriptions it fits: all queries compiled together, so that what several of them ask for is looked
 * at once and most of them are never looked at.
 *
 * <p>Read {@link io.silkwire.alert.match.engine.MatchSet} first. What a query asks of a statement falls into <em>marks</em>, which
 * the statement shows by itself (a word in any of its forms, a tag, a language), and <em>placed</em> conditions, for which
 * positions have to be looked at (words side by side). A {@link io.silkwire.alert.match.engine.Segment} numbers both, shares them
 * among its subscriptions and hangs each subscription on the rarest of the marks without which it cannot fit. {@link
 * io.silkwire.alert.match.engine.MatchSets} layers segments, so that an edit makes a small one and the large one is made anew
 * aside. Everything but {@code MatchSets} and {@code FrequencyCounter} is immutable or belongs to one statement and thread.
 */
@NullMarked
package io.silkwire.alert.match.engine;

import org.jspecify.annotations.NullMarked;
