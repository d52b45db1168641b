package io.silkwire.alert.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.silkwire.contracts.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How strict this installation is.
 *
 * @param required true: whoever asks for anything signs in; false: whoever reaches the page is its owner, which fits a page that
 *     listens on its own machine only; null: true, unless it does
 * @param anonymous what may be done without signing in where accounts are required, or null for nothing
 * @param sessionKeyFile file with the key that signs sessions, made where it is missing; the same on every instance. Null: a key
 *     of this process, so that a restart ends all sessions
 * @param sessionLifetime after which one signs in again
 * @param requestsPerMinute that one caller may send on the average; ten times as many where one does not sign in, as all who sit at
 *     that machine, and its programs, are one caller
 */
@ConfigurationProperties("silkwire.alert.accounts")
public record AccountSettings(
        @Nullable Boolean required,
        @Nullable Role anonymous,
        @Nullable String sessionKeyFile,
        @Bindable(defaultValue = "12h") Duration sessionLifetime,
        @Bindable(defaultValue = "1200") int requestsPerMinute) {}
