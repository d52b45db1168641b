package io.silkwire.alert.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.DeliveryChannelContract;
import io.silkwire.alert.fakes.MailServer;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail against a real SMTP server over STARTTLS, parsed back. */
@NullUnmarked // fields are set before each test
class EmailChannelTest implements DeliveryChannelContract {
    private static final String ADDRESS = "desk@reader.example";
    private static final String BASE = "https://silkwire.example";

    private MailServer server;
    private EmailChannel channel;

    @BeforeEach
    void start(@TempDir Path own) {
        server = MailServer.start(MailServer.Security.STARTTLS, own);
        channel = channel(server, "starttls", MailServer.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public DeliveryChannel channel() {
        return channel;
    }

    @Override
    public Subscription subscription() {
        return to(ADDRESS, null);
    }

    @Override
    public Subscription disabled() {
        return to(ADDRESS, new Subscription.Disabled(Alerts.NOON, Reason.UNSUBSCRIBED));
    }

    @Override
    public void answers(Answer answer) {
        server.answer(answer);
    }

    /** The HTML part as text, and its markup: what stands in either is what a reader gets. */
    @Override
    public List<String> received() {
        return server.received().stream()
                .map(MailServer.Mail::parsed)
                .map(mail -> subject(mail) + "\n" + html(mail).text())
                .toList();
    }

    @Override
    public List<String> secrets() {
        return List.of(ADDRESS, MailServer.PASSWORD, "mailbox-secret");
    }

    @Override
    public Class<? extends DeliveryOutcome> refusal() {
        return DeliveryOutcome.Retryable.class;
    }

    @Override
    public int maxLength() {
        return 100_000;
    }

    /** A reader of mail shows text as text, so the tag itself may stand there, escaped. */
    @Test
    @Override
    public void whatAPublisherWritesStaysText() {
        channel.attempt(new Outgoing.One(titled(HOSTILE, 1, null), false), subscription());

        MimeMessage mail = server.received().getFirst().parsed();
        Document html = html(mail);
        assertThat(html.select("script")).isEmpty();
        assertThat(html.select("a[href^=javascript]")).isEmpty();
        assertThat(html.text()).contains("<script>alert(1)</script>");
        String raw = server.received().getFirst().text();
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).doesNotContainIgnoringCase("\r\nBcc:");
        assertThat(subject(mail))
                .startsWith("[Вода] Вода Bcc: other@evil.example")
                .doesNotContain("\n", "\u0000", "\u202E");
    }

    @Test
    void bothPartsSayTheSameAndEachWordThatCausedIt() throws Exception {
        channel.attempt(DeliveryChannelContract.one("a"), subscription());

        MimeMessage mail = server.received().getFirst().parsed();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        String plain = (String) parts.getBodyPart(0).getContent();
        assertThat(plain)
                .contains("О воде: a", "МИД, 2018-07", "because of: воде", "https://mfa.example/a")
                .contains("-- ", BASE + "/subscriptions/water/sending");
        assertThat(html(mail).text()).contains("О воде: a", "because of: воде");
        assertThat(html(mail).select("a").first().attr("href")).isEqualTo("https://mfa.example/a");
        assertThat(subject(mail)).isEqualTo("[Вода] О воде: a");
        assertThat(mail.getHeader("Auto-Submitted", ",")).isEqualTo("auto-generated");
        assertThat(mail.getSentDate()).isEqualTo(Alerts.NOON);
    }

    @Test
    void whatPressesSaysSoInTheSubjectAndToTheMailProgram() throws Exception {
        Alert alert = titled("О воде", 1, null);
        channel.attempt(new Outgoing.One(alert, false, Severity.URGENT), subscription());
        channel.attempt(new Outgoing.One(alert, false, Severity.IMPORTANT), subscription());
        channel.attempt(new Outgoing.One(alert, false, Severity.ROUTINE), subscription());

        List<MimeMessage> mails =
                server.received().stream().map(MailServer.Mail::parsed).toList();
        assertThat(subject(mails.get(0))).isEqualTo("[Вода] Urgent: О воде");
        assertThat(mails.get(0).getHeader("Importance", ",")).isEqualTo("high");
        assertThat(subject(mails.get(1))).isEqualTo("[Вода] Important: О воде");
        assertThat(subject(mails.get(2))).isEqualTo("[Вода] О воде");
        assertThat(mails.get(2).getHeader("Importance", ",")).isNull();
    }

    @Test
    void revisionsOfAStatementAreOneThread() throws Exception {
        Alert first = titled("О воде", 1, null);
        Alert second = titled("О воде", 2, Change.of(Change.Kind.EDITED));
        channel.attempt(new Outgoing.One(first, false), subscription());
        channel.attempt(new Outgoing.One(second, false), subscription());
        channel.attempt(new Outgoing.One(second, false), subscription());

        List<MimeMessage> mails =
                server.received().stream().map(MailServer.Mail::parsed).toList();
        assertThat(mails.get(0).getMessageID()).isEqualTo("<alert." + first.id() + "@silkwire.example>");
        assertThat(mails.get(1).getHeader("In-Reply-To", " "))
                .isEqualTo(mails.get(0).getMessageID());
        String root = mails.get(0).getHeader("References", " ");
        assertThat(mails.get(1).getHeader("References", " "))
                .startsWith(root)
                .endsWith(mails.get(0).getMessageID());
        assertThat(mails.get(2).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(subject(mails.get(1))).isEqualTo("[Вода] Edited: О воде");
    }

    @Test
    void oneClickUnsubscribesByAHeaderOnOneLineWithASignedToken() throws Exception {
        channel.attempt(DeliveryChannelContract.one("a"), subscription());

        String raw = server.received().getFirst().text();
        String header = raw.lines()
                .filter(line -> line.startsWith("List-Unsubscribe:"))
                .findFirst()
                .orElseThrow();
        assertThat(header)
                .startsWith("List-Unsubscribe: <" + BASE + "/unsubscribe/water~")
                .endsWith(">");
        assertThat(raw).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        String token = header.replaceAll(".*/unsubscribe/(.*)>", "$1");
        assertThat(UnsubscribeToken.isGood(token, subscription())).isTrue();
        assertThat(UnsubscribeToken.isGood(token.substring(0, token.length() - 1) + "A", subscription()))
                .isFalse();
        assertThat(UnsubscribeToken.isGood(token, to("other@reader.example", null)))
                .isFalse();
        assertThat(UnsubscribeToken.named(token)).contains(new SubscriptionId("water"));
        assertThat(UnsubscribeToken.named("../x~y")).isEmpty();
    }

    @Test
    void anAddressThatCarriesAHeaderIsRefusedAndNothingIsSent() {
        for (String address : List.of(
                "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "a@b.example\nX: y", "<a@b.example>x")) {
            assertThat(channel.attempt(DeliveryChannelContract.one("a"), to(address, null))
                            .outcome())
                    .as(address)
                    .isEqualTo(new DeliveryOutcome.Stopped(0, Reason.ADDRESS_REFUSED));
        }
        assertThat(server.received()).isEmpty();
    }

    /** Such a name does not come through the check of drafts; a record may have it all the same. */
    @Test
    void aSubscriptionWhoseNameCarriesAHeaderGetsNone() {
        channel.attempt(
                DeliveryChannelContract.one("a"),
                named("Вода\r\nBcc: other@evil.example\r\n\r\nbody\u2028X-Evil: y\u0085X-Evil: z"));

        String raw = server.received().getFirst().text();
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n")).lines())
                .noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X-Evil"));
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().to()).isEqualTo(ADDRESS);
        assertThat(subject(server.received().getFirst().parsed()))
                .startsWith("[Вода Bcc: other@evil.example")
                .doesNotContain("\r", "\n", "\u2028", "\u0085");
    }

    @Test
    @Timeout(30)
    void aServerThatStallsWithinTheMailIsGivenUpAndTold() {
        server.stallWithinData();

        DeliveryReport report = channel.attempt(DeliveryChannelContract.one("a"), subscription());

        assertThat(report.outcome()).isEqualTo(new DeliveryOutcome.Retryable(0, Reason.RELAY_FAILED, null));
        assertThat(report.answer()).containsIgnoringCase("timed out");
    }

    @Test
    void whatTheServerSaidIsKeptWithoutTheAddress() {
        server.answer(Answer.REFUSES_FOR_GOOD);
        assertThat(channel.attempt(DeliveryChannelContract.one("a"), subscription())
                        .answer())
                .contains("550", "user unknown", "(the address)");
        assertThat(channel.attempt(DeliveryChannelContract.one("a"), subscription())
                        .outcome())
                .isEqualTo(new DeliveryOutcome.Retryable(550, Reason.ADDRESS_UNKNOWN, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550|5.1.1 no such user|address-unknown",
                "550|5.1.10 no mail for this domain|address-unknown",
                "553|5.1.8 sender unknown|relay-failed",
                "554|5.7.1 Relay access denied|relay-failed",
                "451|4.7.1 greylisted|relay-failed",
                "552|5.2.2 mailbox full|receiver-error",
                "554|5.3.4 too big for this system|relay-failed",
                "550|no such user|receiver-error",
                "450|4.1.1 try later|receiver-error"
            })
    void onlyWhatIsSaidOfTheAddressIsAboutTheAddress(int code, String words, String reason) {
        server.refuse(code, words);
        DeliveryOutcome outcome = channel.attempt(DeliveryChannelContract.one("a"), subscription())
                .outcome();
        assertThat(outcome).isInstanceOfSatisfying(DeliveryOutcome.Retryable.class, refused -> {
            assertThat(refused.status()).isEqualTo(code);
            assertThat(refused.reason().label()).isEqualTo(reason);
        });
    }

    @Test
    void withoutAServerMailIsShutAndSaysWhy() {
        EmailChannel off = new EmailChannel(new EmailSettings(
                null,
                587,
                "starttls",
                null,
                null,
                "watch@silkwire.example",
                "Silkwire",
                BASE,
                Duration.ofSeconds(2),
                20,
                Duration.ofSeconds(30)));
        assertThat(off.endpoint(subscription())).isNull();
        assertThat(off.shut(subscription())).isEqualTo(Reason.SMTP_NOT_CONFIGURED);
        assertThat(off.shut(to(ADDRESS, new Subscription.Disabled(Alerts.NOON, Reason.UNSUBSCRIBED))))
                .isEqualTo(Reason.UNSUBSCRIBED);
    }

    @Test
    void withoutEncryptionOrWithAnUntrustedCertificateNoPasswordIsSent(@TempDir Path own, @TempDir Path others) {
        try (MailServer plain = MailServer.start(MailServer.Security.NONE, own);
                MailServer stranger = MailServer.start(MailServer.Security.STARTTLS, others)) {
            assertThat(channel(plain, "starttls", MailServer.PASSWORD)
                            .attempt(DeliveryChannelContract.one("a"), subscription())
                            .outcome())
                    .isInstanceOf(DeliveryOutcome.Retryable.class);
            EmailChannel distrustful = new EmailChannel(
                    settings(stranger, "starttls", MailServer.PASSWORD),
                    Clock.systemUTC(),
                    server.trusting().getSocketFactory());
            assertThat(distrustful
                            .attempt(DeliveryChannelContract.one("a"), subscription())
                            .outcome())
                    .isInstanceOf(DeliveryOutcome.Retryable.class);
            assertThat(plain.received()).isEmpty();
            assertThat(stranger.received()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsTriedAgainAndTlsFromTheFirstByteWorks(@TempDir Path own) {
        assertThat(channel(server, "starttls", "wrong")
                        .attempt(DeliveryChannelContract.one("a"), subscription())
                        .outcome())
                .isInstanceOf(DeliveryOutcome.Retryable.class);
        try (MailServer tls = MailServer.start(MailServer.Security.TLS, own)) {
            assertThat(channel(tls, "tls", MailServer.PASSWORD)
                            .attempt(DeliveryChannelContract.one("a"), subscription())
                            .outcome())
                    .isEqualTo(new DeliveryOutcome.Delivered(250));
            assertThat(tls.received()).hasSize(1);
        }
    }

    private static EmailChannel channel(MailServer server, String security, String password) {
        return new EmailChannel(
                settings(server, security, password),
                Clock.fixed(Alerts.NOON, ZoneOffset.UTC),
                server.trusting().getSocketFactory());
    }

    private static EmailSettings settings(MailServer server, String security, String password) {
        return new EmailSettings(
                "localhost",
                server.port(),
                security,
                MailServer.USER,
                password,
                "watch@silkwire.example",
                "Silkwire",
                BASE,
                Duration.ofSeconds(2),
                20,
                Duration.ofSeconds(30));
    }

    private static Subscription named(String name) {
        return subscription(name, new Subscription.Email(ADDRESS, "mailbox-secret", null));
    }

    private static Subscription to(String address, Subscription.@Nullable Disabled disabled) {
        return subscription("Вода", new Subscription.Email(address, "mailbox-secret", disabled));
    }

    private static Subscription subscription(String name, Subscription.Email email) {
        return new Subscription(
                new SubscriptionId("water"),
                1,
                name,
                List.of(new TopicId("water")),
                null,
                List.of(),
                null,
                Subscription.State.ACTIVE,
                "api",
                Alerts.NOON,
                email,
                Sending.STANDARD,
                null);
    }

    private static Alert titled(String title, int revision, @Nullable Change change) {
        Alert one = Alerts.of(new SubscriptionId("water"), "titled", true);
        return new Alert(
                AlertId.of(one.subscriptionId(), one.statementId(), revision),
                one.subscriptionId(),
                one.subscriptionName(),
                1,
                one.statementId(),
                revision,
                one.sourceId(),
                title,
                "javascript:alert(2)",
                one.publisher(),
                one.publishedAt(),
                one.language(),
                one.topics(),
                one.because(),
                one.lane(),
                true,
                one.matchedAt(),
                change);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static Document html(MimeMessage mail) {
        try {
            BodyPart html = ((MimeMultipart) mail.getContent()).getBodyPart(1);
            assertThat(html.getContentType().toLowerCase(Locale.ROOT)).contains("text/html", "utf-8");
            return Jsoup.parse((String) html.getContent());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
