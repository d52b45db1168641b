package io.silkwire.alert.fakes;

import io.silkwire.alert.fakes.DeliveryChannelContract.Answer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on this machine that keeps what it was sent and answers what the test tells it to. */
public final class MailServer implements AutoCloseable {
    /** Whom it lets in where it asks. */
    public static final String USER = "silkwire";

    /** Its password. */
    public static final String PASSWORD = "correct horse";

    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    private final SMTPServer server;
    private final SSLContext tls;
    private final List<Mail> received = new CopyOnWriteArrayList<>();
    private volatile Answer answer = Answer.TAKES;
    private volatile boolean stalls;
    private volatile @Nullable RejectException refusal;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * What came in.
     *
     * @param text its bytes, one character each
     */
    public record Mail(String from, String to, String text) {
        /** The mail, parsed. */
        public MimeMessage parsed() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** How its connections are secured. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    private MailServer(Security security, SSLContext tls) {
        this.tls = tls;
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Incoming());
        if (security == Security.STARTTLS) {
            builder.enableTLS().requireTLS().startTlsSocketFactory(tls);
        } else if (security == Security.TLS) {
            builder.serverSocketFactory(tls);
        }
        if (security != Security.NONE) {
            builder.requireAuth()
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        if (!user.equals(USER) || !password.equals(PASSWORD)) {
                            throw new LoginFailedException("no such user");
                        }
                    }));
        }
        this.server = builder.build();
        server.start();
    }

    /** Starts one; the folder holds its certificate. */
    public static MailServer start(Security security, Path folder) {
        return new MailServer(security, context(folder));
    }

    /** Where it listens. */
    public int port() {
        return server.getPortAllocated();
    }

    /** What trusts its certificate. */
    public SSLContext trusting() {
        return tls;
    }

    /** Answers so from now on. */
    public void answer(Answer how) {
        answer = how;
    }

    /** Refuses every recipient so from now on. */
    public void refuse(int code, String words) {
        refusal = new RejectException(code, words);
    }

    /** From now on it asks for a mail and then neither reads nor answers. */
    public void stallWithinData() {
        stalls = true;
    }

    /** What came in so far, oldest first. */
    public List<Mail> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop();
    }

    private final class Incoming implements MessageHandler {
        private String from = "";
        private String to = "";

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            RejectException refused = refusal;
            if (refused != null) {
                throw refused;
            }
            switch (answer) {
                case TAKES -> to = recipient;
                case FAILS_FOR_NOW -> throw new RejectException(450, "4.2.1 mailbox of <" + recipient + "> is busy");
                case REFUSES_FOR_GOOD -> throw new RejectException(550, "5.1.1 <" + recipient + "> user unknown");
                case NEVER_ANSWERS -> hang();
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            if (stalls) {
                hang();
            }
            received.add(new Mail(from, to, new String(data.readAllBytes(), StandardCharsets.ISO_8859_1)));
            return "2.0.0 taken";
        }

        @Override
        public void done() {
            // nothing is left open
        }

        private void hang() {
            try {
                var unused = closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SSLContext context(Path folder) {
        Path store = folder.resolve("mail.p12");
        makeCertificate(store);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD);
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, STORE_PASSWORD);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore certificates = KeyStore.getInstance("PKCS12");
            certificates.load(null, STORE_PASSWORD);
            certificates.setCertificateEntry("mail", keys.getCertificate("mail"));
            trusted.init(certificates);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The JDK makes certificates with its own tool only. */
    private static void makeCertificate(Path store) {
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "mail",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            new String(STORE_PASSWORD),
                            "-keystore",
                            store.toString())
                    .inheritIO()
                    .start();
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new AssertionError("keytool made no certificate");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
