package io.silkwire.alert.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.delivery.DeliveryOutcome;
import io.silkwire.alert.delivery.DeliveryReport;
import io.silkwire.alert.delivery.Outgoing;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Notice;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every channel keeps to, whatever its receiver does. */
public interface DeliveryChannelContract {
    /** What a publisher may write into a title to get out of it, in any of the languages that messages are written in. */
    String HOSTILE =
            "Вода\r\nBcc: other@evil.example\r\n\r\n<script>alert(1)</script> *b* _i_ `c` [x](javascript:y) <!channel>"
                    + " <https://evil.example|here> \"quoted\" & \u202Ereversed \u0000";

    /** How the receiver answers. */
    enum Answer {
        TAKES,
        FAILS_FOR_NOW,
        REFUSES_FOR_GOOD,
        NEVER_ANSWERS
    }

    /** The channel under test. */
    DeliveryChannel channel();

    /** A subscription whose messages go to the receiver of the test. */
    Subscription subscription();

    /** The same, disabled. */
    Subscription disabled();

    /** The receiver answers so from now on. */
    void answers(Answer answer);

    /** What the receiver got, as it would show it to people or programs; decoded, oldest first. */
    List<String> received();

    /** What must not stand in a report: secrets and addresses. */
    List<String> secrets();

    /** Longest message its receiver takes, in characters. */
    int maxLength();

    /** What its receiver would take for markup. */
    default List<String> markup() {
        return List.of("<script>", "<!channel>", "<https://evil.example|here>");
    }

    /** How it says which version of which subscription a message is about, and what that asks for. */
    default List<String> reason() {
        return List.of("Version 1 of the subscription asks for: topic:water");
    }

    /** What a refusal for good is to it: mail believes none at the first time. */
    default Class<? extends DeliveryOutcome> refusal() {
        return DeliveryOutcome.Stopped.class;
    }

    /** How long an attempt may take in all. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Test
    default void whatIsTakenIsDelivered() {
        answers(Answer.TAKES);
        assertThat(attempt(one("a")).outcome()).isInstanceOf(DeliveryOutcome.Delivered.class);
        assertThat(received()).hasSize(1);
        assertThat(received().getFirst()).contains("О воде: a");
    }

    @Test
    default void aMessageSaysWhyItCame() {
        answers(Answer.TAKES);
        attempt(one("a"));
        assertThat(received().getFirst()).contains(reason());
    }

    @Test
    default void whatFailsForNowIsWorthAnotherTry() {
        answers(Answer.FAILS_FOR_NOW);
        assertThat(attempt(one("a")).outcome()).isInstanceOf(DeliveryOutcome.Retryable.class);
    }

    @Test
    default void whatIsRefusedForGoodIsOver() {
        answers(Answer.REFUSES_FOR_GOOD);
        assertThat(attempt(one("a")).outcome()).isInstanceOf(refusal());
    }

    @Test
    default void aReceiverThatNeverAnswersIsGivenUp() {
        answers(Answer.NEVER_ANSWERS);
        long startedAt = System.nanoTime();
        assertThat(attempt(one("a")).outcome()).isInstanceOf(DeliveryOutcome.Retryable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(patience());
    }

    @Test
    default void nothingGoesToADisabledEndpoint() {
        assertThat(channel().endpoint(subscription())).isNotNull();
        assertThat(channel().endpoint(disabled())).isNull();
        assertThat(channel().shut(disabled())).isNotNull();
        assertThat(channel().shut(subscription())).isNull();
        assertThat(channel().shut(Alerts.subscription("water", null))).isNull();
        assertThat(channel().endpoint(Alerts.subscription("water", null))).isNull();
    }

    @Test
    default void noSecretAndNoAddressStandsInAReport() {
        for (Answer answer : List.of(Answer.TAKES, Answer.FAILS_FOR_NOW, Answer.REFUSES_FOR_GOOD)) {
            answers(answer);
            assertThat(attempt(one("a")).toString()).doesNotContain(secrets());
        }
        assertThat(subscription().toString()).doesNotContain(secrets());
    }

    @Test
    default void aDigestOfAHundredIsOneMessageWithinBounds() {
        answers(Answer.TAKES);
        List<Digest.Item> items = new ArrayList<>();
        for (int i = 0; i < Digest.MAX_ITEMS; i++) {
            Alert alert = alertTitled("О воде " + i + " " + "длинно ".repeat(60));
            items.add(new Digest.Item(alert, List.of(new Digest.Copy(alert.id(), "x", null, "Агентство"))));
        }
        attempt(new Outgoing.Several(digest(items)));

        assertThat(received()).hasSize(1);
        assertThat(received().getFirst())
                .contains("О воде 0")
                .containsAnyOf("107", "\"more\":7")
                .hasSizeLessThan(maxLength());
    }

    @Test
    default void aDigestSaysHowMuchEachOfItsAlertsPresses() {
        answers(Answer.TAKES);
        Alert urgent = alertTitled("О наводнении").pressing(Severity.URGENT);
        Alert routine = alertTitled("О совещании").pressing(Severity.ROUTINE);
        Alert before = alertTitled("О том, что было");
        attempt(new Outgoing.Several(digest(List.of(
                new Digest.Item(urgent, List.of()),
                new Digest.Item(routine, List.of()),
                new Digest.Item(before, List.of())))));

        assertThat(received()).hasSize(1);
        assertThat(received().getFirst())
                .containsAnyOf("Urgent: О наводнении", "\"severity\":\"urgent\"")
                .contains("О совещании", "О том, что было")
                .doesNotContain("Routine:");
    }

    @Test
    default void whatAPublisherWritesStaysText() {
        answers(Answer.TAKES);
        attempt(titled(HOSTILE));

        assertThat(received()).hasSize(1);
        assertThat(received().getFirst()).doesNotContain(markup()).doesNotContain("\u202E", "\u0000");
    }

    @Test
    default void aWarningAndASampleSayWhatTheyAre() {
        answers(Answer.TAKES);
        attempt(new Outgoing.Warning(notice()));
        attempt(new Outgoing.One(one("a").alert(), true));

        assertThat(received()).hasSize(2);
        assertThat(received().getFirst()).contains("hooks.example").containsPattern("receiver.{0,2}error");
        assertThat(received().getLast()).containsIgnoringCase("sample");
    }

    /** Makes one attempt. */
    default DeliveryReport attempt(Outgoing message) {
        return channel().attempt(message, subscription());
    }

    /** An alert. */
    static Outgoing.One one(String statement) {
        return new Outgoing.One(Alerts.of(new SubscriptionId("water"), statement, true), false);
    }

    /** One with this title and an address that no mail may link to. */
    static Outgoing.One titled(String title) {
        return new Outgoing.One(alertTitled(title), false);
    }

    private static Alert alertTitled(String title) {
        Alert one = Alerts.of(new SubscriptionId("water"), "titled", true);
        return new Alert(
                one.id(),
                one.subscriptionId(),
                one.subscriptionName(),
                1,
                one.statementId(),
                1,
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
                null);
    }

    private static Digest digest(List<Digest.Item> items) {
        Instant slot = Alerts.NOON;
        return new Digest(
                AlertId.ofDigest(new SubscriptionId("water"), slot),
                new SubscriptionId("water"),
                "Вода",
                Digest.Kind.DAILY,
                slot,
                items,
                7);
    }

    private static Notice notice() {
        SubscriptionId id = new SubscriptionId("water");
        return new Notice(
                AlertId.ofNotice(id, Alerts.NOON, 1),
                id,
                "Вода",
                "webhook",
                "hooks.example",
                1,
                Reason.RECEIVER_ERROR,
                Alerts.NOON,
                Alerts.NOON.plus(Duration.ofDays(4)),
                false);
    }

    /** Nobody takes more than this of an answer. */
    int MAX_ANSWER = Delivery.Attempt.MAX_ANSWER;
}
