package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts an alert to the endpoint of its subscription, signed; what the receiver answers decides what comes next. */
@Singleton
public final class WebhookChannel implements DeliveryChannel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int GONE = 410;
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final String USER_AGENT = "Silkwire-Webhooks/1";

    private final WebhookSettings settings;
    private final Clock clock;
    private final OkHttpClient client;

    /** With the system's clock and name look-up. */
    @Inject
    public WebhookChannel(WebhookSettings settings) {
        this(settings, Clock.systemUTC(), Dns.SYSTEM);
    }

    WebhookChannel(WebhookSettings settings, Clock clock, Dns names) {
        this.settings = settings;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .dns(settings.allowPrivateAddresses() ? names : new VettingDns(names))
                // A proxy would resolve names itself, out of sight of the vetting.
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool())
                .build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public @Nullable String endpoint(Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        return webhook == null ? null : webhook.url();
    }

    @Override
    public DeliveryOutcome attempt(Alert alert, Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        HttpUrl url = webhook == null ? null : HttpUrl.parse(webhook.url());
        if (webhook == null || url == null || isRefusedLiteral(url)) {
            return new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED);
        }
        try (Response response = client.newCall(request(alert, webhook, url)).execute()) {
            return outcome(response);
        } catch (AddressPolicy.Refused e) {
            return new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED);
        } catch (IOException e) {
            LOG.atDebug()
                    .addKeyValue("subscriptionId", subscription.id())
                    .addKeyValue("reason", Reason.RECEIVER_UNREACHABLE.label())
                    .setCause(e)
                    .log("No answer to a webhook");
            return new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null);
        }
    }

    @Override
    @PreDestroy
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request request(Alert alert, Subscription.Webhook webhook, HttpUrl url) {
        Instant now = clock.instant();
        String id = alert.id().value();
        byte[] body = JsonCodec.write(WebhookMessage.of(alert));
        return new Request.Builder()
                .url(url)
                .header("User-Agent", USER_AGENT)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", WebhookSignature.of(webhook.secret(), id, now, body))
                .post(RequestBody.create(body, JSON))
                .build();
    }

    /** The status line and headers say all; the body is never read, however long it is. */
    private DeliveryOutcome outcome(Response response) {
        int status = response.code();
        if (response.isSuccessful()) {
            return new DeliveryOutcome.Delivered(status);
        }
        if (status == GONE) {
            return new DeliveryOutcome.Stopped(status, Reason.RECEIVER_GONE);
        }
        return new DeliveryOutcome.Retryable(
                status, Reason.RECEIVER_ERROR, RetryAfter.of(response.header("Retry-After"), clock.instant()));
    }

    /** OkHttp asks no name service about a host that is written in numbers, so it is vetted here. */
    private boolean isRefusedLiteral(HttpUrl url) {
        String host = url.host();
        boolean six = host.indexOf(':') >= 0;
        if (settings.allowPrivateAddresses() || !(six || NUMBERS.matcher(host).matches())) {
            return false;
        }
        try {
            // Of the many spellings of an IPv4 address only the plain one: the others are asked for to get around a
            // check.
            return !(six || DOTTED.matcher(host).matches()) || !AddressPolicy.isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
