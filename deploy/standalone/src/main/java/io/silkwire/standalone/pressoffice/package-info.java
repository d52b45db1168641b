/**
 * The seed corpus → three official sites on loopback addresses that publish it over a minute and a half, edit one statement and
 * withdraw another: something to crawl without a network.
 *
 * <p>Read {@link io.silkwire.standalone.pressoffice.PressOffice} first, then {@link io.silkwire.standalone.pressoffice.Script}, which
 * says what is to be seen when. Requests are answered by several threads; what they share is counted atomically.
 */
@NullMarked
package io.silkwire.standalone.pressoffice;

import org.jspecify.annotations.NullMarked;
