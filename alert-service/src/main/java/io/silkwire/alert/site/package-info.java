/**
 * Where this site is and how a request reached it: addresses, names and the proxies in front, from what is configured and from what
 * those proxies, and nobody else, say of a request.
 *
 * <p>Read {@link io.silkwire.alert.site.Arrival} first. All of it is thread-safe.
 */
@NullMarked
package io.silkwire.alert.site;

import org.jspecify.annotations.NullMarked;
