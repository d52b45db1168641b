/**
 * What keeps other sites from acting through a person's browser: headers on every answer, the check where a change comes from,
 * and the token that a form must bring back. Request or response in, the same or a refusal out; read {@link
 * io.silkwire.alert.web.guard.CsrfToken} first. Thread-safe.
 */
@NullMarked
package io.silkwire.alert.web.guard;

import org.jspecify.annotations.NullMarked;
