/**
 * What the API answers when something is wrong: {@code application/problem+json} (RFC 9457) with what, where and what to do.
 */
@NullMarked
package io.silkwire.alert.problem;

import org.jspecify.annotations.NullMarked;
