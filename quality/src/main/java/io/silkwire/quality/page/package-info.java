/**
 * The bytes of a page → what Silkwire reads in it, and what Readability4J does.
 *
 * <p>Read {@link io.silkwire.quality.page.Page} first. One thread.
 */
@NullMarked
package io.silkwire.quality.page;

import org.jspecify.annotations.NullMarked;
