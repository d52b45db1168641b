package io.silkwire.quality.fault;

import io.silkwire.quality.process.Pause;
import io.silkwire.quality.proof.Book;
import io.silkwire.quality.proof.ReceivedMail;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321, what a client of one mail needs) that behaves as it is told, reads each mail
 * and keeps a book of them by {@code Message-ID} and mailbox.
 */
final class FaultyMailServer implements AutoCloseable {
    private static final Duration SLOW = Duration.ofMillis(500);
    /** Lines of a mail after which it is cut, where that is asked for. */
    private static final int CUT_AFTER = 3;

    private final Clock clock;
    private final Book book = new Book();
    private final Door door;
    private volatile Manner manner = Manner.HONEST;

    /** How clients are met. */
    enum Manner {
        HONEST,
        /** No connection is taken. */
        REFUSING,
        /** It greets with 421. */
        BUSY,
        /** The connection is cut before the mail has come whole; it is not taken. */
        CUT_IN_DATA,
        /** The mail is taken, and the connection cut in place of the answer. */
        CUT_ANSWER,
        /** Each answer takes half a second. */
        SLOW
    }

    FaultyMailServer(int port, Clock clock) {
        this.clock = clock;
        this.door = new Door(port, this::talk);
        door.open();
    }

    Book book() {
        return book;
    }

    /** From now on it behaves like this. */
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
        door.close();
    }

    private void talk(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = connection.getOutputStream();
        if (manner == Manner.BUSY) {
            say(out, "421 localhost too busy");
            return;
        }
        String to = "";
        say(out, "220 localhost ESMTP");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
                case "DATA" -> {
                    if (!take(to, in, out)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 localhost closes");
                    return;
                }
                case "RCPT" -> {
                    to = line.replaceFirst("^[^<]*<([^>]*)>.*", "$1");
                    say(out, "250 localhost");
                }
                case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 localhost");
                default -> say(out, "502 this command is not known here");
            }
        }
    }

    /** Whether the connection goes on. */
    private boolean take(String to, BufferedReader in, OutputStream out) throws IOException {
        say(out, "354 end with a line that is a dot");
        String mail = mail(in);
        if (mail == null) {
            return false;
        }
        try {
            ReceivedMail read = ReceivedMail.parse(mail.getBytes(StandardCharsets.ISO_8859_1));
            book.take(read.id(), to, read.content(), clock.instant());
        } catch (MessagingException | IOException e) {
            book.refuse(to + ": " + e.getMessage());
        }
        if (manner == Manner.CUT_ANSWER) {
            return false;
        }
        say(out, "250 taken");
        return true;
    }

    /** Null where it did not come whole, or is cut off here. */
    private @Nullable String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        int lines = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return mail.toString();
            }
            // A line that begins with a dot comes with another before it (RFC 5321 §4.5.2).
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            if (++lines > CUT_AFTER && manner == Manner.CUT_IN_DATA) {
                return null;
            }
        }
        return null;
    }

    private void say(OutputStream out, String line) throws IOException {
        if (manner == Manner.SLOW) {
            Pause.of(SLOW);
        }
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
