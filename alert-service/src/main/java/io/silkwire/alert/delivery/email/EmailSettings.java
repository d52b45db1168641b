package io.silkwire.alert.delivery.email;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of mail.
 *
 * @param host of the SMTP server; empty for no mail
 * @param security {@code starttls} (required, never optional), {@code tls} from the first byte, or {@code none} for a server on this
 *     machine
 * @param username empty for a server that asks for none
 * @param from the address mails come from
 * @param baseUrl where this site is reached from mails; one-click unsubscribing needs https
 * @param perRecipient most mails to one address at once; then one in each {@code recipientPause}
 */
@ConfigurationProperties("silkwire.alert.email")
public record EmailSettings(
        @Nullable String host,
        @Bindable(defaultValue = "587") @Min(1) @Max(65_535) int port,
        @Bindable(defaultValue = "starttls") String security,
        @Nullable String username,
        @Nullable String password,
        @Bindable(defaultValue = "silkwire@localhost") String from,
        @Bindable(defaultValue = "Silkwire") String fromName,
        @Bindable(defaultValue = "http://localhost:8080") String baseUrl,
        @Bindable(defaultValue = "10s") Duration timeout,
        @Bindable(defaultValue = "20") @Min(1) @Max(10_000) int perRecipient,
        @Bindable(defaultValue = "30s") Duration recipientPause) {
    /** How the connection is secured. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    /** @throws IllegalArgumentException where a value is none that is known */
    public EmailSettings {
        if (from.indexOf('@') < 1 || from.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException(
                    "silkwire.alert.email.from must be one address such as silkwire@example.org, but was '" + from
                            + "'");
        }
        try {
            Security.valueOf(security.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "silkwire.alert.email.security must be starttls, tls or none, but was '" + security + "'", e);
        }
    }

    boolean isOn() {
        return host != null && !host.isBlank();
    }

    Security how() {
        return Security.valueOf(security.toUpperCase(Locale.ROOT));
    }

    /** The domain of Message-IDs. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    /** The address of a page of this site. */
    String url(String path) {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) + path : baseUrl + path;
    }

    /** The password never reaches a log. */
    @Override
    public String toString() {
        return "EmailSettings[" + host + ":" + port + ", " + security + "]";
    }
}
