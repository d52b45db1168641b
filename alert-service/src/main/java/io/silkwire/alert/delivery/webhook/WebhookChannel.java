package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Limit;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.delivery.Pace;
import io.silkwire.alert.site.OwnPort;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.wire.egress.NameLookup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts an alert to the endpoint of its subscription, signed; what the receiver answers decides what comes next. */
@Singleton
public final class WebhookChannel implements DeliveryChannel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int GONE = 410;
    private static final String SIGNATURE = "webhook-signature";

    private static final String USER_AGENT = "Silkwire-Webhooks/1";

    private final Clock clock;
    private final EndpointClient client;
    private final WebhookPaces paces;
    private final OwnPort ownPort;

    /** With the system's clock and name look-up. */
    @Inject
    WebhookChannel(WebhookSettings settings, WebhookPaces paces, OwnPort ownPort) {
        this(settings, paces, Clock.systemUTC(), NameLookup.SYSTEM, ownPort);
    }

    /** The same in a process without a server. */
    public WebhookChannel(WebhookSettings settings, WebhookPaces paces) {
        this(settings, paces, new OwnPort());
    }

    /** At the paces that are so unless something else is configured. */
    public WebhookChannel(WebhookSettings settings) {
        this(settings, WebhookPaces.DEFAULTS);
    }

    WebhookChannel(WebhookSettings settings, Clock clock, NameLookup names) {
        this(settings, WebhookPaces.DEFAULTS, clock, names, new OwnPort());
    }

    private WebhookChannel(
            WebhookSettings settings, WebhookPaces paces, Clock clock, NameLookup names, OwnPort ownPort) {
        this.paces = paces;
        this.clock = clock;
        this.ownPort = ownPort;
        this.client = new EndpointClient(settings, names);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public @Nullable String endpoint(Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        if (webhook == null || webhook.disabled() != null) {
            return null;
        }
        // A bot has one address for all the chats it writes to.
        return webhook.chat() == null ? webhook.url() : webhook.url() + " " + webhook.chat();
    }

    @Override
    public @Nullable Reason shut(Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        return webhook == null || webhook.disabled() == null ? null : Reason.ENDPOINT_DISABLED;
    }

    @Override
    public Pace pace() {
        return paces.standardPace();
    }

    @Override
    public List<Limit> limits(Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        String endpoint = endpoint(subscription);
        return webhook == null || endpoint == null ? List.of() : paces.limits(webhook, endpoint);
    }

    @Override
    public DeliveryReport attempt(Outgoing message, Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        HttpUrl url = webhook == null ? null : HttpUrl.parse(webhook.url());
        if (webhook == null || url == null) {
            return new DeliveryReport(
                    new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED), null, "(its address cannot be read)");
        }
        byte[] body = WebhookBody.of(message, subscription, webhook);
        boolean toCanary = subscription.id().equals(Subscriptions.CANARY) && isHook(url);
        Request request = request(message, webhook, toCanary ? ownHook(url) : url, body);
        String told = told(request, body);
        return switch (toCanary ? client.sendHome(request) : client.send(request)) {
            case EndpointClient.Answered answered ->
                new DeliveryReport(outcome(answered, webhook.shape()), told, answer(answered));
            case EndpointClient.Refused refused ->
                new DeliveryReport(
                        new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED),
                        told,
                        "(not sent: " + refused.words() + ")");
            case EndpointClient.Silent silent -> {
                LOG.atDebug()
                        .addKeyValue("subscriptionId", subscription.id())
                        .addKeyValue("reason", Reason.RECEIVER_UNREACHABLE.label())
                        .log("No answer to a webhook");
                yield new DeliveryReport(
                        new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null),
                        told,
                        "(" + silent.words() + ")");
            }
        };
    }

    /** Nobody but this service itself can write the canary's subscription; even so it reaches nothing else on this machine. */
    private static boolean isHook(HttpUrl url) {
        return url.host().equals("127.0.0.1")
                && url.encodedPath().equals(Subscriptions.CANARY_PATH)
                && url.encodedQuery() == null
                && url.username().isEmpty();
    }

    /** The hook of this instance: who delivers the canary proves itself, whichever port it listens on. */
    private HttpUrl ownHook(HttpUrl hook) {
        return hook.newBuilder().port(ownPort.get().orElse(hook.port())).build();
    }

    @Override
    @PreDestroy
    public void close() {
        client.close();
    }

    private Request request(Outgoing message, Subscription.Webhook webhook, HttpUrl url, byte[] body) {
        Instant now = clock.instant();
        String id = message.id().value();
        Request.Builder request =
                new Request.Builder().url(url).header("User-Agent", USER_AGENT).post(RequestBody.create(body, JSON));
        if (webhook.shape() == Subscription.Shape.STANDARD) {
            request.header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header(SIGNATURE, WebhookSignature.of(secrets(webhook, now), id, now, body));
        }
        return request.build();
    }

    private static List<String> secrets(Subscription.Webhook webhook, Instant now) {
        Subscription.Rotation before = webhook.rotation();
        return before == null || !before.until().isAfter(now)
                ? List.of(webhook.secret())
                : List.of(webhook.secret(), before.secret());
    }

    /**
     * What was sent, for its owner's eyes: the path of a Slack or Telegram address is a secret and left out, and so is the signature,
     * whose secret a weak one could be guessed from.
     */
    private static String told(Request request, byte[] body) {
        StringBuilder told = new StringBuilder("POST " + request.url().scheme() + "://"
                + request.url().host() + ":" + request.url().port() + "/…");
        request.headers()
                .forEach(header -> told.append('\n')
                        .append(header.getFirst())
                        .append(": ")
                        .append(header.getFirst().equals(SIGNATURE) ? "(redacted)" : header.getSecond()));
        return DeliveryReport.request(told.toString(), new String(body, StandardCharsets.UTF_8));
    }

    private DeliveryOutcome outcome(EndpointClient.Answered answered, Subscription.Shape shape) {
        int status = answered.status();
        Duration wait = Throttling.wait(answered, clock.instant());
        if (Throttling.isTold(answered, shape)) {
            return new DeliveryOutcome.Retryable(status, Reason.THROTTLED, wait);
        }
        if (status / 100 == 2) {
            return new DeliveryOutcome.Delivered(status);
        }
        if (status == GONE) {
            return new DeliveryOutcome.Stopped(status, Reason.RECEIVER_GONE);
        }
        return new DeliveryOutcome.Retryable(status, Reason.RECEIVER_ERROR, wait);
    }

    private static @Nullable String answer(EndpointClient.Answered answered) {
        if (answered.status() / 100 != 3) {
            return answered.beginning();
        }
        String told = "(a redirect, and none is followed: enter the address it leads to)\n"
                + Objects.requireNonNullElse(answered.beginning(), "");
        return told.substring(0, Math.min(told.length(), Delivery.Attempt.MAX_ANSWER))
                .strip();
    }
}
