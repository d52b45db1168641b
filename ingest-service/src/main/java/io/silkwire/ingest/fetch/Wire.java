package io.silkwire.ingest.fetch;

import io.silkwire.contracts.Reason;
import io.silkwire.wire.egress.AddressGuard;
import io.silkwire.wire.egress.NameLookup;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request → one response over HTTP/1.1 or HTTP/2, with everything recorded that went over the wire. Follows nothing, keeps
 * nothing, undoes no content coding.
 */
final class Wire implements AutoCloseable {
    private static final int IDLE_CONNECTIONS = 64;
    private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);
    /** How much later than the client's own deadline the waiting thread gives up: look-ups of names know no deadline. */
    private static final Duration GRACE = Duration.ofMillis(250);
    /** Bodies of redirects and errors are for the archive and for telling bot walls; none is longer in earnest. */
    private static final int MAX_NOTICE_BYTES = 1 << 18;

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private static final NoAnswer STALE =
            new NoAnswer(null, Reason.CONNECTION_FAILED, true, "the kept connection was closed before the answer");

    private final Clock clock;
    private final OkHttpClient client;

    Wire(FetchSettings settings, Clock clock, NameLookup names, @Nullable Trust trust) {
        this.clock = clock;
        AddressGuard guard = new AddressGuard(names, settings.allowLoopback());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dns(guard::lookup)
                .socketFactory(guard)
                // A proxy, also one from the environment, would resolve names itself, out of sight of the guard.
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(settings.connect())
                .readTimeout(settings.idle())
                .writeTimeout(settings.idle())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .connectionSpecs(
                        List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS, ConnectionSpec.CLEARTEXT))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEPT_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .addNetworkInterceptor(Wire::record)
                .eventListenerFactory(Wire::listener);
        if (trust != null) {
            builder.sslSocketFactory(trust.sockets(), trust.manager());
        }
        this.client = builder.build();
    }

    /** Whom to trust instead of the JDK's list; for tests. */
    record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}

    /** What came back. */
    sealed interface Reply {}

    /** A response; its body may be cut at the limit. */
    record Answer(Exchange exchange) implements Reply {}

    /**
     * No whole response.
     *
     * @param exchange what there was of it, or null
     */
    record NoAnswer(@Nullable Exchange exchange, Reason reason, boolean passing, String detail) implements Reply {}

    /** The guard of addresses let nothing out. */
    record Guarded(String detail) implements Reply {}

    /** Sends a GET and reads the answer, in this much time at most. Returns early, and hangs up, when the thread is interrupted. */
    Reply get(HttpUrl url, Headers headers, BodyLimit most, Duration atMost) {
        Request request = new Request.Builder().url(url).headers(headers).build();
        Reply reply = attempt(request, most, atMost);
        // A kept connection that the server has closed meanwhile says nothing about the server.
        return STALE.equals(reply) ? attempt(request, most, atMost) : reply;
    }

    /** Sends a form; else as a GET, but never twice, because it may have been taken. */
    Reply post(HttpUrl url, Headers headers, String form, BodyLimit most, Duration atMost) {
        RequestBody body = RequestBody.create(form.getBytes(StandardCharsets.UTF_8), FORM);
        return attempt(
                new Request.Builder().url(url).headers(headers).post(body).build(), most, atMost);
    }

    private Reply attempt(Request what, BodyLimit most, Duration atMost) {
        Recording recording = new Recording();
        Request request = what.newBuilder().tag(Recording.class, recording).build();
        Call call = client.newBuilder().callTimeout(atMost).build().newCall(request);
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("fetch ", 0).start(() -> {
            try {
                reply.complete(exchange(call, recording, most));
            } catch (RuntimeException | Error e) {
                reply.completeExceptionally(e);
            }
        });
        return await(reply, call, atMost.plus(GRACE));
    }

    private static Reply await(CompletableFuture<Reply> reply, Call call, Duration atMost) {
        try {
            return reply.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel();
            return new NoAnswer(null, Reason.TIMED_OUT, true, "no answer before the total deadline");
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            return new NoAnswer(null, Reason.CONNECTION_FAILED, true, "interrupted before the answer was whole");
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The HTTP client failed on " + call.request().url().redact(), e.getCause());
        }
    }

    private Reply exchange(Call call, Recording recording, BodyLimit most) {
        recording.at = clock.instant();
        try (Response response = call.execute()) {
            BodyReading body = BodyReading.of(response.body().byteStream(), limit(recording, most));
            Exchange exchange = recording.exchange(call.request(), body);
            return body.failure() == null ? new Answer(exchange) : broken(exchange, body.failure());
        } catch (IOException e) {
            boolean stale = !recording.connected && !(e instanceof InterruptedIOException) && !call.isCanceled();
            return stale && recording.reused ? STALE : broken(null, e);
        }
    }

    private static int limit(Recording recording, BodyLimit most) {
        if (recording.status != 200 && recording.status != 203) {
            return MAX_NOTICE_BYTES;
        }
        return ContentCoding.isCoded(recording.received("Content-Encoding")) ? most.coded() : most.bytes();
    }

    private static Reply broken(@Nullable Exchange exchange, IOException e) {
        AddressGuard.Refused refused = AddressGuard.Refused.in(e);
        if (refused != null) {
            return new Guarded(String.valueOf(refused.getMessage()));
        }
        return switch (e) {
            case UnknownHostException unknown ->
                new NoAnswer(exchange, Reason.HOST_UNKNOWN, true, "no address for the host");
            case InterruptedIOException late ->
                new NoAnswer(exchange, Reason.TIMED_OUT, true, "a deadline passed: " + said(e));
            case SSLPeerUnverifiedException other ->
                new NoAnswer(exchange, Reason.TLS_FAILED, false, "the certificate is for another host");
            case SSLHandshakeException handshake
            when !isCut(handshake) -> new NoAnswer(exchange, Reason.TLS_FAILED, false, "TLS handshake: " + said(e));
            case SSLException tls
            when !isCut(tls) -> new NoAnswer(exchange, Reason.TLS_FAILED, false, "TLS: " + said(e));
            default -> new NoAnswer(exchange, Reason.CONNECTION_FAILED, true, "connection: " + said(e));
        };
    }

    /** The peer hung up in the middle: a matter of the connection, not of the certificate. */
    private static boolean isCut(SSLException e) {
        return e.getCause() instanceof IOException;
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /**
     * Notes what goes over the wire, and hides the status from the client, which would act on some by itself: it asks again at
     * once on 503 with {@code Retry-After: 0} and on 408, and throws on 407.
     */
    private static Response record(Interceptor.Chain chain) throws IOException {
        Recording recording = chain.request().tag(Recording.class);
        Response response = chain.proceed(chain.request());
        if (recording == null) {
            return response;
        }
        recording.note(chain.request().headers(), chain.connection(), response);
        return response.newBuilder().code(200).build();
    }

    private static EventListener listener(Call call) {
        Recording recording = call.request().tag(Recording.class);
        return recording == null ? EventListener.NONE : recording;
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    /** One attempt as seen from the wire. Written by the thread of the call; its listener's words come from there too. */
    private static final class Recording extends EventListener {
        private Instant at = Instant.EPOCH;
        private volatile boolean connected;
        private volatile boolean reused;
        private List<Map.Entry<String, String>> sent = List.of();
        private List<Map.Entry<String, String>> received = List.of();
        private @Nullable String address;
        private Protocol protocol = Protocol.HTTP_1_1;
        private int status;
        private String statusText = "";

        @Override
        public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
            connected = true;
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            reused = !connected;
        }

        void note(Headers request, @Nullable Connection connection, Response response) {
            sent = entries(request, true);
            received = entries(response.headers(), false);
            InetAddress peer = connection == null
                    ? null
                    : connection.route().socketAddress().getAddress();
            address = peer == null ? null : peer.getHostAddress();
            protocol = response.protocol();
            status = response.code();
            statusText = response.message();
        }

        List<String> received(String name) {
            return new ResponseHeaders(received).all(name);
        }

        Exchange exchange(Request request, BodyReading body) {
            return new Exchange(
                    WebUrl.uri(request.url()),
                    at,
                    address,
                    protocol == Protocol.HTTP_2 ? "h2" : protocol.toString().toUpperCase(Locale.ROOT),
                    request.method(),
                    sent,
                    status,
                    statusText,
                    received,
                    body.body(),
                    body.truncated());
        }

        private static List<Map.Entry<String, String>> entries(Headers headers, boolean redact) {
            List<Map.Entry<String, String>> entries = new ArrayList<>();
            for (int i = 0; i < headers.size(); i++) {
                String name = headers.name(i);
                String value = headers.value(i);
                entries.add(new SimpleImmutableEntry<>(name, redact ? RequestHeaders.redacted(name, value) : value));
            }
            return entries;
        }
    }
}
