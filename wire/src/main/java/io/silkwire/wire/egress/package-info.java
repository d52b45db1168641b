/**
 * Keeps connections to strangers' servers on the public internet: host and port in, a refusal in words or a connection out. The
 * crawler fetches through it and webhooks are sent through it. Read {@link io.silkwire.wire.egress.AddressGuard} first. It knows no
 * HTTP client: a look-up of names and a maker of sockets are what every client takes. Thread-safe.
 */
@NullMarked
package io.silkwire.wire.egress;

import org.jspecify.annotations.NullMarked;
