package io.silkwire.alert.account;

import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in while there is no admin: a code that is told once where the service was started, and is good for one account. It
 * lives in memory only, so the next start tells another one as long as there is nobody.
 */
@Singleton
public final class FirstAdmin {
    private final Accounts accounts;
    private final Admission admission;
    private @Nullable String code;

    FirstAdmin(Accounts accounts, Admission admission) {
        this.accounts = accounts;
        this.admission = admission;
    }

    /** The path of the page with its code, to be told once; empty where accounts are not required or there is an admin. */
    public synchronized Optional<String> invite() {
        if (!admission.isRequired() || accounts.hasAdmin()) {
            return Optional.empty();
        }
        code = ApiTokens.random(24);
        return Optional.of("/setup?code=" + code);
    }

    /** Whether the code opens the page now. */
    public synchronized boolean isGood(@Nullable String offered) {
        return code != null
                && offered != null
                && MessageDigest.isEqual(
                        code.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8))
                && !accounts.hasAdmin();
    }

    /** Makes the first admin; the code is void afterwards. */
    public synchronized AccountChange make(@Nullable String offered, String id, String name, String password) {
        if (!isGood(offered)) {
            return new AccountChange.Refused(
                    "code",
                    "this link was used, or is not the one of the last start",
                    "start the service again for a new one");
        }
        AccountChange change = accounts.add(id, name, null, Role.ADMIN, password, null);
        if (change instanceof AccountChange.Saved) {
            code = null;
        }
        return change;
    }
}
