package io.silkwire.alert.account;

import io.micronaut.context.annotation.Value;
import io.silkwire.alert.site.SiteSettings;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Whether one has to sign in here. As configured; where that says nothing, unless the page listens on this machine alone and nothing
 * is known to stand in front of it, so that whoever reaches it sits at this machine.
 */
@Singleton
public final class Admission {
    private final boolean required;

    Admission(AccountSettings settings, SiteSettings site, @Value("${micronaut.server.host:}") @Nullable String host) {
        this.required = settings.required() == null ? !isOfThisMachineOnly(host, site) : settings.required();
    }

    /** Whether whoever asks has to be an account, or what is configured for those who are none. */
    public boolean isRequired() {
        return required;
    }

    private static boolean isOfThisMachineOnly(@Nullable String host, SiteSettings site) {
        boolean loopback = host != null
                && (host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]"));
        return loopback && site.baseUrl() == null && site.trustedProxies().isEmpty();
    }
}
