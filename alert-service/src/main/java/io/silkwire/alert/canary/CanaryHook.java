package io.silkwire.alert.canary;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import org.jspecify.annotations.Nullable;

/** The receiver of the canary's webhook. Whatever else is posted here has no effect. */
@Controller(Canary.PATH)
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class CanaryHook {
    private final Canary canary;

    CanaryHook(Canary canary) {
        this.canary = canary;
    }

    @Post
    HttpResponse<?> take(@Header("webhook-id") @Nullable String id, @Body String body) {
        // Only what the canary's own statement says, signed or not: that it came this far is the proof.
        if (id != null && body.contains("silkwirecanary")) {
            canary.arrived(id);
        }
        return HttpResponse.noContent();
    }
}
