package io.silkwire.contracts;

import java.time.Instant;

/**
 * When an API token was used last, to the hour: written at most once an hour, so that its account's record is left alone.
 *
 * @param tokenId of {@link Account.ApiToken#id}
 * @param at some moment of the hour of its last use
 */
public record TokenUse(AccountId accountId, String tokenId, Instant at) {}
