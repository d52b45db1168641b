package io.silkwire.alert.canary;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.silkwire.alert.delivery.webhook.ReceivedWebhook;
import org.jspecify.annotations.Nullable;

/** The receiver of the canary's webhook. Whatever is not signed as its subscription signs has no effect. */
@Controller(Canary.PATH)
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class CanaryHook {
    private final Canary canary;

    CanaryHook(Canary canary) {
        this.canary = canary;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(
            @Header("webhook-id") @Nullable String id,
            @Header("webhook-timestamp") @Nullable String timestamp,
            @Header("webhook-signature") @Nullable String signatures,
            @Body String body) {
        canary.arrived(new ReceivedWebhook(id, timestamp, signatures, body));
        return HttpResponse.noContent();
    }
}
