package io.silkwire.alert.delivery.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.silkwire.alert.fakes.Receiver;
import java.net.http.HttpHeaders;

/** Receivers in Java. */
class JavaReferenceLibraryTest extends ReferenceLibraryContract {
    @Override
    String answer(String secret, Receiver.Received came) throws Exception {
        try {
            new Webhook(secret).verify(came.body(), HttpHeaders.of(came.headers(), (name, value) -> true));
            return VERIFIED;
        } catch (WebhookVerificationException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
