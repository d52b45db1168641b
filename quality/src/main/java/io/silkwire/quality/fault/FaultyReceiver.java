package io.silkwire.quality.fault;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.silkwire.quality.proof.Book;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * A receiver of webhooks that behaves as it is told. It verifies what it takes with the reference library of Standard Webhooks, by the
 * secret of its path, and keeps a book of it by {@code webhook-id} and path.
 */
final class FaultyReceiver implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int LONGEST_HEAD = 64 * 1024;

    private final int port;
    private final UnaryOperator<String> secrets;
    private final Clock clock;
    private final Book book = new Book();
    private final Door door;
    private volatile Manner manner = Manner.HONEST;

    /** How requests are met. */
    enum Manner {
        HONEST,
        /** Nothing is taken, the answer is 500. */
        ERROR,
        /** It is taken, and the answer is 500 all the same. */
        ERROR_APPLIED,
        /** It is taken, and nothing is answered. */
        SILENT,
        /** It is taken, and the connection is reset in place of an answer. */
        RESET,
        /** The connection stands, and nothing is read or answered. */
        HALF_OPEN,
        /** No connection is taken. */
        REFUSING
    }

    /** @param secrets what signs requests to a path, by its name */
    FaultyReceiver(int port, UnaryOperator<String> secrets, Clock clock) {
        this.port = port;
        this.secrets = secrets;
        this.clock = clock;
        this.door = new Door(port, this::answer);
        door.open();
    }

    /** An endpoint of its own. */
    String url(String name) {
        return "http://127.0.0.1:" + port + "/" + name;
    }

    Book book() {
        return book;
    }

    /** From now on it behaves like this; connections that wait for an answer are cut. */
    void behave(Manner next) {
        Manner before = manner;
        manner = next;
        if (next == Manner.REFUSING) {
            door.shut();
        } else if (before == Manner.REFUSING) {
            door.open();
        }
    }

    @Override
    public void close() {
        manner = Manner.HONEST;
        door.close();
    }

    private void answer(Socket connection) throws IOException {
        Manner now = manner;
        if (now == Manner.HALF_OPEN) {
            wait(now);
            return;
        }
        InputStream in = connection.getInputStream();
        String path = line(in).replaceFirst("^POST (\\S+) .*", "$1");
        Map<String, String> headers = headers(in);
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if (now != Manner.ERROR) {
            take(path, headers, new String(body, StandardCharsets.UTF_8));
        }
        switch (now) {
            case HONEST -> write(connection, "204 No Content");
            case ERROR, ERROR_APPLIED -> write(connection, "500 Internal Server Error");
            case SILENT -> wait(now);
            // With nothing to linger, a close is a reset.
            case RESET -> connection.setSoLinger(true, 0);
            case HALF_OPEN, REFUSING -> connection.close();
        }
    }

    private void take(String path, Map<String, String> headers, String body) {
        try {
            new Webhook(secrets.apply(path.substring(1))).verify(body, signed(headers));
            book.take(headers.getOrDefault("webhook-id", ""), path, body, clock.instant());
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            book.refuse(path + ": " + e.getMessage());
        }
    }

    private static HttpHeaders signed(Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }

    private void wait(Manner until) {
        while (manner == until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static void write(Socket connection, String status) throws IOException {
        String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** Names in lower case. */
    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.size() > LONGEST_HEAD) {
                throw new EOFException("expected a line of an HTTP request");
            }
            if (one != '\r') {
                line.write(one);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
