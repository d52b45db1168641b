package io.silkwire.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in. Nothing here lets a reader of the Kafka topic sign in: the password is kept as a slow hash, tokens as
 * SHA-256 of 256 random bits.
 *
 * @param version 1 when added, one more for each change
 * @param email where notices about this account go, or null
 * @param passwordHash bcrypt, or null where the account has no password (yet, or because it signs in elsewhere)
 * @param subject issuer and subject of an OpenID Connect provider, with a space between, or null
 * @param sessionsFrom sessions that began before are void
 * @param endedSessions single sessions that were signed out of before they ran out; none in records without it
 * @param heir who gets what belongs to it, from when its deletion was begun until all was given; null for others
 */
public record Account(
        AccountId id,
        int version,
        String name,
        @Nullable String email,
        Role role,
        State state,
        @Nullable String passwordHash,
        @Nullable String subject,
        List<ApiToken> tokens,
        Instant sessionsFrom,
        List<EndedSession> endedSessions,
        Instant updatedAt,
        @Nullable AccountId heir) {

    /** One that nobody is deleting. */
    public Account(
            AccountId id,
            int version,
            String name,
            @Nullable String email,
            Role role,
            State state,
            @Nullable String passwordHash,
            @Nullable String subject,
            List<ApiToken> tokens,
            Instant sessionsFrom,
            List<EndedSession> endedSessions,
            Instant updatedAt) {
        this(
                id,
                version,
                name,
                email,
                role,
                state,
                passwordHash,
                subject,
                tokens,
                sessionsFrom,
                endedSessions,
                updatedAt,
                null);
    }

    /** Whether it may sign in; a deleted one stays as a mark. */
    public enum State {
        ACTIVE,
        DISABLED,
        DELETED;

        /** The word in JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A key that a program sends instead of a password.
     *
     * @param id names it where it is listed and revoked
     * @param sha256 of the token's text, in lower-case hex
     * @param scope what it may do; never more than the account
     * @param expiresAt after which it is void, or null
     */
    public record ApiToken(
            String id,
            String name,
            String sha256,
            Role scope,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /**
     * A session that somebody signed out of, kept until it would have run out by itself.
     *
     * @param id names it; it opens nothing
     * @param until after which it needs no mark
     */
    public record EndedSession(String id, Instant until) {}

    /** @throws IllegalArgumentException where it has no name */
    public Account {
        tokens = List.copyOf(tokens);
        endedSessions = List.copyOf(Objects.requireNonNullElse(endedSessions, List.of()));
        if (name.isBlank()) {
            throw new IllegalArgumentException("account " + id + " needs a name");
        }
    }

    /** The hash never reaches a log. */
    @Override
    public String toString() {
        return "Account[" + id + ", version " + version + ", " + role.label() + ", " + state.label() + "]";
    }
}
