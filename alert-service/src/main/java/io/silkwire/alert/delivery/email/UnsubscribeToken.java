package io.silkwire.alert.delivery.email;

import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a subscription in the link of a mail, signed with the secret of its mailbox: whoever has it was sent that mail. It stays
 * good as long as the subscription mails there, so that the link of an old mail works.
 */
public final class UnsubscribeToken {
    private static final String MAC = "HmacSHA256";
    private static final int MAX_LENGTH = 200;

    private UnsubscribeToken() {}

    /** The token for this subscription's mailbox. */
    static String of(SubscriptionId id, Subscription.Email email) {
        return id.value() + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(id, email));
    }

    /** The subscription it names, unproven; empty where it is no token. */
    public static Optional<SubscriptionId> named(String token) {
        int tilde = token.indexOf('~');
        if (tilde < 1 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SubscriptionId(token.substring(0, tilde)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it was made for the mailbox that this subscription has now. */
    public static boolean isGood(String token, Subscription subscription) {
        Subscription.Email email = subscription.email();
        return email != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        of(subscription.id(), email).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] signature(SubscriptionId id, Subscription.Email email) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(email.secret().getBytes(StandardCharsets.UTF_8), MAC));
            return mac.doFinal(
                    ("unsubscribe\n" + id.value() + "\n" + email.address()).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }
}
