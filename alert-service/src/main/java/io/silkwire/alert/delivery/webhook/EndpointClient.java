package io.silkwire.alert.delivery.webhook;

import io.silkwire.contracts.Delivery;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.NameLookup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A request to a stranger's server → what it answered, whatever it does: to public addresses only, sent once, following nothing,
 * within a time, and of the answer the beginning. Thread-safe.
 */
final class EndpointClient implements AutoCloseable {
    /** The status has said all that matters; for the words beside it nobody waits long. */
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

    private final boolean allowsPrivate;
    private final AddressGuard guard;
    private final OkHttpClient open;
    private final OkHttpClient guarded;

    EndpointClient(WebhookSettings settings, NameLookup names) {
        this.allowsPrivate = settings.allowPrivateAddresses();
        this.guard = new AddressGuard(names, false);
        this.open = new OkHttpClient.Builder()
                .dns(names::addresses)
                // A proxy would resolve names itself, out of sight of the guard.
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
                .addNetworkInterceptor(EndpointClient::hideStatus)
                .eventListenerFactory(EndpointClient::listener)
                .build();
        this.guarded = allowsPrivate
                ? open
                : open.newBuilder().dns(guard::lookup).socketFactory(guard).build();
    }

    /** What came of it. */
    sealed interface Reply {}

    /**
     * The server answered.
     *
     * @param retryAfter as it stands in the header, or null
     * @param beginning of the body, or null
     */
    record Answered(
            int status,
            @Nullable String retryAfter,
            @Nullable String beginning) implements Reply {}

    /** Nothing was sent: the address is none that an endpoint may have. */
    record Refused(String words) implements Reply {}

    /** Nothing came back. */
    record Silent(String words) implements Reply {}

    /** To an address on the public internet. */
    Reply send(Request request) {
        String refusal = allowsPrivate
                ? null
                : guard.refusal(request.url().host(), request.url().port());
        return refusal == null ? send(guarded, request) : new Refused(refusal);
    }

    /** To this service itself. */
    Reply sendHome(Request request) {
        return send(open, request);
    }

    private static Reply send(OkHttpClient client, Request request) {
        Status status = new Status();
        Call call =
                client.newCall(request.newBuilder().tag(Status.class, status).build());
        try (Response response = call.execute()) {
            String beginning = beginning(call, response.body().source());
            return new Answered(status.code, response.header("Retry-After"), beginning);
        } catch (IOException e) {
            AddressGuard.Refused refused = AddressGuard.Refused.in(e);
            if (refused != null) {
                return new Refused(String.valueOf(refused.getMessage()));
            }
            // Some send a body where there can be none, and the like: the status counts all the same.
            return status.code > 0 ? new Answered(status.code, null, null) : new Silent(words(e));
        }
    }

    private static @Nullable String beginning(Call call, BufferedSource source) {
        Buffer kept = new Buffer();
        boolean ended = false;
        try {
            source.timeout().deadline(ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            while (!ended && kept.size() < Delivery.Attempt.MAX_ANSWER) {
                ended = source.read(kept, Delivery.Attempt.MAX_ANSWER - kept.size()) < 0;
            }
        } catch (IOException e) {
            // What came until then is kept.
        }
        if (!ended) {
            // Else the client would read on for a while, so as to use the connection again.
            call.cancel();
        }
        return kept.size() == 0 ? null : kept.readUtf8();
    }

    private static String words(IOException e) {
        return "no answer: "
                + switch (e) {
                    case InterruptedIOException late -> "the time ran out";
                    case UnknownHostException unknown -> "the name has no address";
                    case SSLException tls -> "TLS failed, look at its certificate";
                    default -> "no connection, or it broke";
                };
    }

    /** The client acts on some by itself: on 503 with {@code Retry-After: 0} it sends again at once, on 407 it throws. */
    private static Response hideStatus(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()).newBuilder().code(200).build();
    }

    private static EventListener listener(Call call) {
        Status status = call.request().tag(Status.class);
        return status == null ? EventListener.NONE : status;
    }

    @Override
    public void close() {
        open.dispatcher().executorService().shutdown();
        open.connectionPool().evictAll();
    }

    /** What the server said first. Written by the thread of the call. */
    private static final class Status extends EventListener {
        private int code;

        @Override
        public void responseHeadersEnd(Call call, Response response) {
            code = response.code();
        }
    }
}
