/**
 * What the templates under {@code src/main/jte} show: plain texts and ready links, no logic. Every text is escaped by the
 * template; every link was checked before it came here. Read {@link io.silkwire.alert.web.page.Frame} first.
 */
@NullMarked
package io.silkwire.alert.web.page;

import org.jspecify.annotations.NullMarked;
