package io.silkwire.alert.account;

import io.micronaut.context.ApplicationContext;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;

/** Accounts for tests of other packages. */
public final class AccountFixtures {
    private AccountFixtures() {}

    /** Makes an admin in this service and gives its token. */
    public static String tokenOfAdmin(ApplicationContext service) {
        Accounts accounts = service.getBean(Accounts.class);
        accounts.add("root-person", "Root person", null, Role.ADMIN, null, null);
        String token = ApiTokens.make();
        accounts.addToken(new AccountId("root-person"), "test", Role.ADMIN, null, token);
        return token;
    }
}
