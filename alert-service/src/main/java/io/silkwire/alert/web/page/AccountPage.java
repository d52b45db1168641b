package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own account, and for admins all of them.
 *
 * @param id of the account
 * @param role in words
 * @param hasPassword whether the account has one that can be changed
 * @param tokens of the account
 * @param accounts all of them, or empty for who is no admin
 * @param told what was just made or refused, or null
 * @param secret a token's text that is shown this once, or null
 */
public record AccountPage(
        Frame frame,
        String csrf,
        String id,
        String name,
        String role,
        boolean signedIn,
        boolean hasPassword,
        List<Token> tokens,
        List<Row> accounts,
        @Nullable String told,
        @Nullable String secret) {

    /** An API token. */
    public record Token(String id, String name, String scope, String until, String lastUse) {}

    /** An account in the list of all. */
    public record Row(
            String id,
            String name,
            String role,
            String state,
            boolean canDisable,
            boolean canEnable,
            boolean isOther) {}

    /** Copies the lists. */
    public AccountPage {
        tokens = List.copyOf(tokens);
        accounts = List.copyOf(accounts);
    }
}
