package io.silkwire.quality.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkwire.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receivers of the proof misbehave as they are told, and their books tell what they took. */
class FaultyServersTest {
    private static final String MAIL =
            "Message-ID: <alert.a1@localhost>\r\nSubject: x\r\n\r\none\r\ntwo\r\nthree\r\n.\r\n";

    private final int webhookPort = Ports.free(1).getFirst();
    private final int mailPort = Ports.free(1).getFirst();
    private final FaultyReceiver receiver = new FaultyReceiver(webhookPort);
    private final FaultyMailServer mail = new FaultyMailServer(mailPort);

    @AfterEach
    void close() {
        receiver.close();
        mail.close();
    }

    @Test
    void anHonestReceiverTakesAMessageAndSaysSo() throws IOException {
        assertThat(post("a1", "body")).startsWith("HTTP/1.1 204");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatAnswers500HasTakenItOrNotAsItIsTold() throws IOException {
        receiver.behave(FaultyReceiver.Manner.ERROR);
        assertThat(post("a1", "body")).startsWith("HTTP/1.1 500");
        assertThat(receiver.book().times("a1", "/x")).isZero();

        receiver.behave(FaultyReceiver.Manner.ERROR_APPLIED);
        assertThat(post("a1", "body")).startsWith("HTTP/1.1 500");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatResetsHasTakenTheMessage() {
        receiver.behave(FaultyReceiver.Manner.RESET);
        assertThatThrownBy(() -> requireAnswer(post("a1", "body"))).isInstanceOf(IOException.class);
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(1);
    }

    @Test
    void aReceiverThatRefusesTakesConnectionsAgainAfterwards() throws IOException {
        receiver.behave(FaultyReceiver.Manner.REFUSING);
        assertThatThrownBy(() -> post("a1", "body")).isInstanceOf(ConnectException.class);

        receiver.behave(FaultyReceiver.Manner.HONEST);
        assertThat(post("a1", "body")).startsWith("HTTP/1.1 204");
    }

    @Test
    void theBookTellsWhatCameAgainAndWhatCameChanged() throws IOException {
        post("a1", "body");
        post("a1", "body");
        assertThat(receiver.book().times("a1", "/x")).isEqualTo(2);
        assertThat(receiver.book().changed()).isZero();

        post("a1", "another body");
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

    /** The first line of the answer. */
    private String post(String id, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), webhookPort)) {
            String request = "POST /x HTTP/1.1\r\nHost: localhost\r\nWebhook-Id: " + id + "\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(lines(socket).readLine());
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
