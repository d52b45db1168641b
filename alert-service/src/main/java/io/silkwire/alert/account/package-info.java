/**
 * Who may do what: a request in, a {@link io.silkwire.alert.account.Caller} or a refusal out.
 *
 * <p>{@link io.silkwire.alert.account.AccessFilter} is the path of a request; read {@link io.silkwire.alert.account.AccessRules} for
 * what each route asks for and {@link io.silkwire.alert.account.Accounts} for where accounts are kept. Passwords are bcrypt, API
 * tokens SHA-256 of 256 random bits, sessions signed cookies that a change of the account voids. All of it is thread-safe.
 */
@NullMarked
package io.silkwire.alert.account;

import org.jspecify.annotations.NullMarked;
