package io.silkwire.quality.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.silkwire.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receivers of the proof misbehave as they are told, and their books tell what they took. */
class FaultyServersTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String MAIL = """
            Message-ID: <alert.a1@localhost>
            Subject: x
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="p"

            --p
            Content-Type: text/plain; charset=utf-8

            one
            ..two
            --p
            Content-Type: text/html; charset=utf-8

            <p>one</p>
            --p--
            .
            """.replace("\n", "\r\n");

    private final int webhookPort = Ports.free(1).getFirst();
    private final int mailPort = Ports.free(1).getFirst();
    private final FaultyReceiver receiver = new FaultyReceiver(webhookPort, path -> SECRET, Clock.systemUTC());
    private final FaultyMailServer mail = new FaultyMailServer(mailPort, Clock.systemUTC());

    @AfterEach
    void close() {
        receiver.close();
        mail.close();
    }

    @Test
    void anHonestReceiverTakesAMessageAndSaysSo() throws IOException {
        assertThat(post("a1", "{}")).startsWith("HTTP/1.1 204");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatAnswers500HasTakenItOrNotAsItIsTold() throws IOException {
        receiver.behave(FaultyReceiver.Manner.ERROR);
        assertThat(post("a1", "{}")).startsWith("HTTP/1.1 500");
        assertThat(receiver.book().times("a1", "/x")).isZero();

        receiver.behave(FaultyReceiver.Manner.ERROR_APPLIED);
        assertThat(post("a1", "{}")).startsWith("HTTP/1.1 500");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatResetsHasTakenTheMessage() {
        receiver.behave(FaultyReceiver.Manner.RESET);
        assertThatThrownBy(() -> requireAnswer(post("a1", "{}"))).isInstanceOf(IOException.class);
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatRefusesTakesConnectionsAgainAfterwards() throws IOException {
        receiver.behave(FaultyReceiver.Manner.REFUSING);
        assertThatThrownBy(() -> post("a1", "{}")).isInstanceOf(ConnectException.class);

        receiver.behave(FaultyReceiver.Manner.HONEST);
        assertThat(post("a1", "{}")).startsWith("HTTP/1.1 204");
    }

    @Test
    void theBookTellsWhatCameAgainAndWhatCameChanged() throws IOException {
        post("a1", "{}");
        post("a1", "{}");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(2);
        assertThat(receiver.book().changed()).isZero();

        post("a1", "{ }");
        assertThat(receiver.book().changed()).isEqualTo(1);
    }

    @Test
    void anHonestMailServerTakesAMailByItsMessageId() throws IOException {
        assertThat(send()).isEqualTo("250 taken");
        assertThat(mail.book().times("<alert.a1@localhost>", "desk@example.org"))
                .isEqualTo(1);
    }

    @Test
    void aMailThatIsCutIsNotTakenAndOneWhoseAnswerIsCutIs() throws IOException {
        mail.behave(FaultyMailServer.Manner.CUT_IN_DATA);
        assertThat(send()).isNull();
        assertThat(mail.book().entries()).isEmpty();

        mail.behave(FaultyMailServer.Manner.CUT_ANSWER);
        assertThat(send()).isNull();
        assertThat(mail.book().times("<alert.a1@localhost>", "desk@example.org"))
                .isEqualTo(1);
    }

    @Test
    void aBusyMailServerSaysSo() throws IOException {
        mail.behave(FaultyMailServer.Manner.BUSY);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailPort)) {
            assertThat(lines(socket).readLine()).startsWith("421");
        }
    }

    @Test
    void whatIsNotSignedByTheSecretOfItsPathIsRefused() throws IOException {
        post("a1", "{}", "v1,bm90IHRoaXM=");

        assertThat(receiver.book().refused()).singleElement().asString().contains("/x", "No matching signature");
        assertThat(receiver.book().entries()).isEmpty();
    }

    @Test
    void aMailIsReadAsItsReaderSeesIt() throws IOException {
        send();

        assertThat(mail.book().taken("<alert.a1@localhost>", "desk@example.org"))
                .satisfies(taken -> assertThat(String.valueOf(taken))
                        .contains("x", "one", ".two")
                        .doesNotContain("..two"));
        assertThat(mail.book().refused()).isEmpty();
    }

    /** The first line of the answer. */
    private String post(String id, String body) throws IOException {
        return post(id, body, null);
    }

    private String post(String id, String body, @Nullable String signature) throws IOException {
        long second = Clock.systemUTC().instant().getEpochSecond();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhookPort)) {
            String request = "POST /x HTTP/1.1\r\nHost: localhost\r\nWebhook-Id: " + id + "\r\nWebhook-Timestamp: "
                    + second + "\r\nWebhook-Signature: "
                    + (signature == null ? signature(id, second, body) : signature)
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(lines(socket).readLine());
        }
    }

    private static String signature(String id, long second, String body) {
        try {
            return new Webhook(SECRET).sign(id, second, body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new AssertionError(e);
        }
    }

    /** The answer after DATA, or null where the connection was cut. */
    private @Nullable String send() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), mailPort)) {
            BufferedReader answers = lines(socket);
            answers.readLine();
            socket.getOutputStream()
                    .write(("RCPT TO:<desk@example.org>\r\nDATA\r\n" + MAIL).getBytes(StandardCharsets.US_ASCII));
            answers.readLine();
            answers.readLine();
            try {
                return answers.readLine();
            } catch (IOException reset) {
                return null;
            }
        }
    }

    private static void requireAnswer(String line) throws IOException {
        if (line.equals("null")) {
            throw new IOException("no answer");
        }
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }
}
