package io.silkwire.quality.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.quality.match.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two statements, one subscription that the first fits: each way in which it can go wrong shows. */
class ProofTest {
    private static final Instant TIME = Instant.parse("2026-11-27T00:00:00Z");

    private final Subscription subscription = new Subscription(
            new SubscriptionId("water"),
            1,
            "Water",
            List.of(),
            "\"drinking water\"",
            List.of(),
            Subscription.Webhook.of("http://127.0.0.1:1/water", "whsec_MDEyMzQ1"),
            Subscription.State.ACTIVE,
            "api",
            TIME);
    private final Map<AlertId, Integer> alerts = new HashMap<>();
    private final Map<AlertId, Delivery> deliveries = new HashMap<>();
    private final Book webhooks = new Book();
    private final Book mails = new Book();
    private List<EnrichedStatement> statements = List.of();

    @BeforeEach
    void write() throws IOException {
        Written written = Written.of(Path.of("..", "seeds", "corpus"));
        statements = List.of(written.enriched(1, "On drinking water"), written.enriched(2, "On border posts"));
    }

    @Test
    void anAlertThatIsThereAcknowledgedAndSeenIsProven() {
        told();

        Proof proof = proof();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.pairs()).isEqualTo(2);
        assertThat(proof.expected()).isEqualTo(1);
        assertThat(proof.count(Proof.Verdict.PROVEN)).isEqualTo(1);
    }

    @Test
    void aMissingAlertAndADoubledOneShow() {
        assertThat(verdict()).isEqualTo(Proof.Verdict.ALERT_MISSING);

        told();
        alerts.put(expected(), 2);
        assertThat(verdict()).isEqualTo(Proof.Verdict.ALERT_TWICE);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void anAlertThatTheQueryDoesNotAskForShows() {
        told();
        alerts.put(id(1), 1);

        assertThat(proof().count(Proof.Verdict.ALERT_UNEXPECTED)).isEqualTo(1);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void whatIsPendingOrFailedIsNotAcknowledged() {
        told();
        deliveries.put(expected(), delivery(Delivery.State.PENDING));
        assertThat(verdict()).isEqualTo(Proof.Verdict.NOT_ACKNOWLEDGED);

        deliveries.put(expected(), delivery(Delivery.State.FAILED));
        assertThat(verdict()).isEqualTo(Proof.Verdict.NOT_ACKNOWLEDGED);
    }

    @Test
    void whatIsRecordedAsDeliveredButNeverCameShows() {
        alerts.put(expected(), 1);
        deliveries.put(expected(), delivery(Delivery.State.DELIVERED));

        assertThat(verdict()).isEqualTo(Proof.Verdict.NOT_SEEN);
    }

    @Test
    void whatCameAgainIsCountedAndNoFault() {
        told();
        webhooks.take(expected().value(), "/water", "body");

        assertThat(proof().holds()).isTrue();
        assertThat(proof().webhooksAgain()).isEqualTo(1);
    }

    @Test
    void anIdThatNobodyExpectsOrAnotherContentUnderOneShows() {
        told();
        webhooks.take("0123", "/water", "body");
        assertThat(proof().strangers()).isEqualTo(1);
        assertThat(proof().holds()).isFalse();

        webhooks.take(expected().value(), "/water", "another body");
        assertThat(proof().changed()).isEqualTo(1);
    }

    @Test
    void whatCameToAnotherPlaceIsNotSeenAndStrange() {
        alerts.put(expected(), 1);
        deliveries.put(expected(), delivery(Delivery.State.DELIVERED));
        webhooks.take(expected().value(), "/trade", "body");

        assertThat(verdict()).isEqualTo(Proof.Verdict.NOT_SEEN);
        assertThat(proof().strangers()).isEqualTo(1);
    }

    @Test
    void aCopyOfNothingThatWasToldShows() {
        alerts.put(expected(), 1);
        deliveries.put(expected(), delivery(Delivery.State.COPIED));

        assertThat(verdict()).isEqualTo(Proof.Verdict.COPIED_WRONGLY);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void aProofOfNothingDoesNotHold() {
        statements = List.of(statements.get(1));

        assertThat(proof().rows()).isEmpty();
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void theTableHasALineForEachPair() {
        told();

        assertThat(proof().rows().stream().map(ProofTable::line))
                .singleElement()
                .asString()
                .endsWith(",water," + expected().value() + ",true,1,delivered,0,1,-,0,0,proven");
    }

    private void told() {
        alerts.put(expected(), 1);
        deliveries.put(expected(), delivery(Delivery.State.DELIVERED));
        webhooks.take(expected().value(), "/water", "body");
    }

    private AlertId expected() {
        return id(0);
    }

    private AlertId id(int statement) {
        EnrichedStatement enriched = statements.get(statement);
        return AlertId.of(
                subscription.id(),
                enriched.statement().id(),
                enriched.statement().revision());
    }

    private Delivery delivery(Delivery.State state) {
        @Nullable Instant next = state.isOpen() ? TIME : null;
        return new Delivery(
                expected(),
                subscription.id(),
                statements.getFirst().statement().id(),
                List.of(new ChannelDelivery("webhook", state, List.of(), next)),
                null,
                TIME);
    }

    private Proof.Verdict verdict() {
        return proof().rows().getFirst().verdict();
    }

    private Proof proof() {
        return Proof.of(statements, List.of(subscription), new Recorded(alerts, deliveries), webhooks, mails);
    }
}
