package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.delivery.Pace;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import okio.Buffer;
import okio.BufferedSource;
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
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);
    /** An honest receiver takes this; a burst of alerts does not drown one that is small. */
    private static final Pace PACE = new Pace(100, Duration.ofMillis(20));

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
        return webhook == null || webhook.disabled() != null ? null : webhook.url();
    }

    @Override
    public Pace pace() {
        return PACE;
    }

    @Override
    public DeliveryReport attempt(Outgoing message, Subscription subscription) {
        Subscription.Webhook webhook = subscription.webhook();
        HttpUrl url = webhook == null ? null : HttpUrl.parse(webhook.url());
        if (webhook == null || url == null || (isRefusedLiteral(url) && !isCanary(subscription))) {
            return DeliveryReport.stopped(Reason.ADDRESS_REFUSED);
        }
        byte[] body = WebhookBody.of(message, subscription, webhook);
        Request request = request(message, webhook, url, body);
        String told = told(request, body.length);
        try (Response response = client.newCall(request).execute()) {
            return new DeliveryReport(outcome(response), told, answer(response));
        } catch (AddressPolicy.Refused e) {
            return new DeliveryReport(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED), told, null);
        } catch (IOException e) {
            LOG.atDebug()
                    .addKeyValue("subscriptionId", subscription.id())
                    .addKeyValue("reason", Reason.RECEIVER_UNREACHABLE.label())
                    .addKeyValue("exception", e.getClass().getSimpleName())
                    .log("No answer to a webhook");
            return new DeliveryReport(
                    new DeliveryOutcome.Retryable(0, Reason.RECEIVER_UNREACHABLE, null), told, problem(e));
        }
    }

    @Override
    @PreDestroy
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private Request request(Outgoing message, Subscription.Webhook webhook, HttpUrl url, byte[] body) {
        Instant now = clock.instant();
        String id = message.id().value();
        Request.Builder request =
                new Request.Builder().url(url).header("User-Agent", USER_AGENT).post(RequestBody.create(body, JSON));
        if (webhook.shape() == Subscription.Shape.STANDARD) {
            request.header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                    .header("webhook-signature", WebhookSignature.of(secrets(webhook, now), id, now, body));
        }
        return request.build();
    }

    private static List<String> secrets(Subscription.Webhook webhook, Instant now) {
        Subscription.Rotation before = webhook.rotation();
        return before == null || !before.until().isAfter(now)
                ? List.of(webhook.secret())
                : List.of(webhook.secret(), before.secret());
    }

    /** What was sent, for its owner's eyes: the path of a Slack or Telegram address is a secret and left out. */
    private static String told(Request request, int bodyBytes) {
        StringBuilder told = new StringBuilder("POST " + request.url().scheme() + "://"
                + request.url().host() + ":" + request.url().port() + "/…");
        request.headers()
                .forEach(header ->
                        told.append('\n').append(header.getFirst()).append(": ").append(header.getSecond()));
        return told.append("\n\n(").append(bodyBytes).append(" bytes of JSON)").toString();
    }

    private static String problem(IOException e) {
        return "(no answer: "
                + (e instanceof InterruptedIOException ? "the time ran out" : "no connection, or it broke") + ")";
    }

    /** The status line and headers say all; of the body the beginning is kept for its owner, and no more is read. */
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

    private static @Nullable String answer(Response response) {
        try {
            BufferedSource source = response.body().source();
            source.timeout().deadline(ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Buffer kept = new Buffer();
            while (kept.size() < Delivery.Attempt.MAX_ANSWER
                    && source.read(kept, Delivery.Attempt.MAX_ANSWER - kept.size()) >= 0) {
                // until there is enough, or no more
            }
            return kept.size() == 0 ? null : kept.readUtf8();
        } catch (IOException e) {
            return null;
        }
    }

    /** Nobody but this service itself can write that subscription; it goes to this machine. */
    private static boolean isCanary(Subscription subscription) {
        return subscription.id().equals(Subscriptions.CANARY);
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
