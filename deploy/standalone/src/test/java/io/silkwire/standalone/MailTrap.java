package io.silkwire.standalone;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that takes every mail and keeps whom it was for and what it is called. */
final class MailTrap implements AutoCloseable {
    private final List<Mail> received = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /** One mail as it was taken. */
    record Mail(String to, String messageId, String subject) {}

    MailTrap() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Taking())
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Mail> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Taking implements MessageHandler {
        private String to = "";

        @Override
        public void from(String sender) {
            // Whoever it is from.
        }

        @Override
        public void recipient(String recipient) {
            to = recipient;
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), data);
                received.add(new Mail(to, mail.getMessageID(), mail.getSubject()));
            } catch (jakarta.mail.MessagingException e) {
                throw new IOException("no mail", e);
            }
            return "2.0.0 taken";
        }

        @Override
        public void done() {
            // Nothing is left open.
        }
    }
}
