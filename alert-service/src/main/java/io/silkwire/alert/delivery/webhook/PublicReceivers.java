package io.silkwire.alert.delivery.webhook;

import io.silkwire.alert.subscription.ReceiverGate;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.LiteralHost;
import io.silkwire.wire.egress.NameLookup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/**
 * Turns the address of a webhook into what is against it before it is saved: an address inside, however it is spelled, or a name that
 * has only such addresses. It reads the address as {@link EndpointClient} does. A name that cannot be looked up within the time is
 * doubtful, not unfit: the name service may be away. Thread-safe.
 */
@Singleton
final class PublicReceivers implements ReceiverGate, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A look-up cannot be broken off: those that hang hold no more threads than these. */
    private static final int LOOK_UPS = 4;

    private static final String REMEDY =
            "write an address on the public internet; whoever runs this may allow receivers inside their own network"
                    + " (silkwire.alert.webhook.allow-private-addresses, up --allow-private-webhooks)";
    private static final String TRY_LATER = "it is saved; see that the name is right, each attempt looks it up again";

    private final boolean allowsPrivate;
    private final NameLookup names;
    private final AddressGuard guard;
    private final Duration patience;
    private final ThreadPoolExecutor lookUps;

    @Inject
    PublicReceivers(WebhookSettings settings) {
        this(settings.allowPrivateAddresses(), NameLookup.SYSTEM, PATIENCE);
    }

    PublicReceivers(boolean allowsPrivate, NameLookup names, Duration patience) {
        this.allowsPrivate = allowsPrivate;
        this.names = names;
        this.guard = new AddressGuard(names, false);
        this.patience = patience;
        this.lookUps = new ThreadPoolExecutor(0, LOOK_UPS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "receiver-look-up");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Verdict of(String text) {
        if (allowsPrivate) {
            return new Verdict.Fit();
        }
        HttpUrl url = HttpUrl.parse(text);
        if (url == null) {
            return new Verdict.Unfit("the address cannot be read", "write it like https://example.org/hooks/silkwire");
        }
        String refusal = guard.refusal(url.host(), url.port());
        if (refusal != null) {
            return new Verdict.Unfit(refusal, REMEDY);
        }
        if (LiteralHost.is(url.host())) {
            return new Verdict.Fit();
        }
        return isThisMachine(url.host()) ? inside(url.host(), "is this machine itself") : named(url.host());
    }

    /** RFC 6761 §6.3: these names are loopback wherever they are looked up, and need no name service. */
    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private Verdict named(String host) {
        try {
            Future<List<InetAddress>> answer = lookUps.submit(() -> names.addresses(host));
            try {
                return judged(host, answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                answer.cancel(true);
                return doubtful(host + " could not be looked up within " + patience.toMillis() + " ms");
            }
        } catch (RejectedExecutionException e) {
            return doubtful(host + " was not looked up, as the name service is slow");
        } catch (ExecutionException e) {
            return doubtful(
                    e.getCause() instanceof UnknownHostException
                            ? host + " has no address at the moment"
                            : host + " could not be looked up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return doubtful(host + " was not looked up");
        }
    }

    private Verdict judged(String host, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return doubtful(host + " has no address at the moment");
        }
        if (addresses.stream().allMatch(guard::allows)) {
            return new Verdict.Fit();
        }
        return addresses.stream().noneMatch(guard::allows)
                ? inside(host, "has no address on the public internet")
                : new Verdict.Doubtful(
                        "one of the addresses of " + host + " is not on the public internet",
                        "it is saved, but nothing is sent there as long as that is so");
    }

    private static Verdict inside(String host, String why) {
        return new Verdict.Unfit(host + " " + why, REMEDY);
    }

    private static Verdict doubtful(String problem) {
        return new Verdict.Doubtful(problem, TRY_LATER);
    }

    @Override
    @PreDestroy
    public void close() {
        lookUps.shutdownNow();
    }
}
