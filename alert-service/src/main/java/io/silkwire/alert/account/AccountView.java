package io.silkwire.alert.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An account as others may see it: without hashes.
 *
 * @param heir who gets what belongs to it, where its deletion was begun and has not ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
        String id,
        String name,
        @Nullable String email,
        Role role,
        Account.State state,
        boolean hasPassword,
        @Nullable String subject,
        List<TokenView> tokens,
        Instant updatedAt,
        @Nullable String heir) {

    /** An API token as it is listed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TokenView(
            String id,
            String name,
            Role scope,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** Copies the tokens. */
    public AccountView {
        tokens = List.copyOf(tokens);
    }

    /** What may be told of it, without when its tokens were used. */
    public static AccountView of(Account account) {
        return of(account, id -> Optional.empty());
    }

    /**
     * What may be told of it.
     *
     * @param lastUse when a token of this id was used last, to the hour
     */
    public static AccountView of(Account account, Function<String, Optional<Instant>> lastUse) {
        return new AccountView(
                account.id().value(),
                account.name(),
                account.email(),
                account.role(),
                account.state(),
                account.passwordHash() != null,
                account.subject(),
                account.tokens().stream()
                        .map(token -> new TokenView(
                                token.id(),
                                token.name(),
                                token.scope(),
                                token.createdAt(),
                                token.expiresAt(),
                                lastUse.apply(token.id()).orElse(null)))
                        .toList(),
                account.updatedAt(),
                account.heir() == null ? null : account.heir().value());
    }
}
