package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkwire.alert.delivery.webhook.WebhookChannel;
import io.silkwire.alert.delivery.webhook.WebhookSettings;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.alert.subscription.SendingDraft;
import io.silkwire.alert.subscription.SubscriptionChange;
import io.silkwire.alert.subscription.SubscriptionDraft;
import io.silkwire.alert.subscription.Subscriptions;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Delivery against a real broker and a real receiver. Each test has a subscription and a path of its own. */
@NullUnmarked // fields are set before all tests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIT {
    private static final Travel SHADOW = new Travel(Lane.REPLAY, false, "run");
    private static final Travel ASKED_FOR = new Travel(Lane.REPLAY, true, "run");

    private final Mailbox mailbox = new Mailbox();
    private DeliveryGround ground;
    private Receiver receiver;
    private Subscriptions subscriptions;

    @BeforeAll
    void start(@TempDir Path dataDir) {
        ground = new DeliveryGround(dataDir);
        subscriptions = ground.subscriptions();
        receiver = Receiver.start();
    }

    @AfterEach
    void stopDelivery() {
        ground.stopAll();
    }

    @AfterAll
    void stop() {
        ground.close();
        receiver.close();
    }

    @Test
    void anAlertIsSentOnceAndNotAgainWhenItsRecordComesAgain() {
        Alert alert = Alerts.of(subscribe("/once"), "once", true);
        deliver(Duration.ofSeconds(1));

        ground.send(alert, Travel.LIVE);
        ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        ground.send(alert, Travel.LIVE);
        ground.send(alert, ASKED_FOR);
        awaitAllRead();

        assertThat(receiver.received("/once")).hasSize(1);
        assertThat(count("known")).isGreaterThanOrEqualTo(2);
        assertThat(ground.registry()
                        .get("step.latency")
                        .tag("step", "delivery-attempt")
                        .timer()
                        .count())
                .isPositive();
        assertThat(ground.registry()
                        .get("step.latency")
                        .tag("step", "delivery-decision")
                        .timer()
                        .count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theShadowSendsNothingAndDeliveryAskedForLaterSendsOnce() {
        SubscriptionId id = subscribe("/shadow");
        deliver(Duration.ofSeconds(1));

        ground.send(Alerts.of(id, "shadow", false), SHADOW);
        Alert asked = Alerts.of(id, "shadow", true);
        ground.awaitState(asked.id(), Delivery.State.SHADOWED);
        assertThat(receiver.received("/shadow")).isEmpty();

        ground.send(asked, ASKED_FOR);
        ground.awaitState(asked.id(), Delivery.State.DELIVERED);
        ground.send(asked, ASKED_FOR);
        awaitAllRead();
        assertThat(receiver.received("/shadow")).hasSize(1);
    }

    @Test
    void anErrorIsTriedAgainUntilTheReceiverTakesIt() {
        Alert alert = Alerts.of(subscribe("/flaky"), "flaky", true);
        receiver.answer(
                "/flaky",
                exchange ->
                        exchange.sendResponseHeaders(receiver.received("/flaky").size() < 3 ? 500 : 200, -1));
        deliver(Duration.ofMillis(200));

        ground.send(alert, Travel.LIVE);

        ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        assertThat(receiver.received("/flaky")).hasSize(3);
        Delivery delivery = ground.delivery(alert.id());
        assertThat(delivery.alert()).isNull();
        assertThat(webhook(delivery).attempts())
                .extracting(Delivery.Attempt::status)
                .containsExactly(500, 500, 200);
    }

    @Test
    void theRetrySurvivesARestart() {
        Alert alert = Alerts.of(subscribe("/restart"), "restart", true);
        receiver.answer("/restart", 500);
        Deliveries first = deliver(Duration.ofSeconds(3));
        ground.send(alert, Travel.LIVE);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(ground.deliveries())
                        .hasEntrySatisfying(
                                alert.id(),
                                one -> assertThat(webhook(one).attempts()).hasSize(1)));

        ground.stop(first);
        receiver.answer("/restart", 204);
        deliver(Duration.ofSeconds(3));

        ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        assertThat(receiver.received("/restart")).hasSize(2);
        assertThat(receiver.received("/restart"))
                .extracting(one -> one.header("webhook-id"))
                .containsOnly(alert.id().value());
    }

    @Test
    void goneEndsItAndSoDoesADeletedSubscription() {
        Alert gone = Alerts.of(subscribe("/gone"), "gone", true);
        receiver.answer("/gone", 410);
        SubscriptionId leaving = subscribe("/leaving");
        Alert left = Alerts.of(leaving, "left", true);
        receiver.answer("/leaving", 500);
        deliver(Duration.ofSeconds(1));

        ground.send(gone, Travel.LIVE);
        ground.send(left, Travel.LIVE);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received("/leaving")).isNotEmpty());
        subscriptions.delete(leaving);

        ground.awaitState(gone.id(), Delivery.State.FAILED);
        ground.awaitState(left.id(), Delivery.State.FAILED);
        assertThat(receiver.received("/gone")).hasSize(1);
        assertThat(webhook(ground.delivery(gone.id())).attempts().getLast().reason())
                .isEqualTo("receiver-gone");
        assertThat(webhook(ground.delivery(left.id())).attempts().getLast().reason())
                .isEqualTo("subscription-gone");
    }

    @Test
    void whatFailedOrWasTakenIsSentAgainWhenAskedFor() {
        SubscriptionId id = subscribe("/down");
        receiver.answer("/down", exchange -> {
            byte[] why = "down for repairs".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, why.length);
            exchange.getResponseBody().write(why);
        });
        Alert alert = Alerts.of(id, "down-1", true);
        deliver(Duration.ofMillis(20));
        ground.send(alert, Travel.LIVE);
        ground.awaitState(alert.id(), Delivery.State.FAILED);
        assertThat(webhook(ground.delivery(alert.id())).attempts()).hasSize(5).allSatisfy(attempt -> {
            assertThat(attempt.answer()).isEqualTo("down for repairs");
            assertThat(attempt.request()).startsWith("POST http://127.0.0.1").contains("webhook-id");
        });

        receiver.answer("/down", 204);
        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            // Who asks does not wait for the breaker.
            requests.resend(ground.delivery(alert.id()));
            ground.awaitState(alert.id(), Delivery.State.DELIVERED);
            assertThat(webhook(ground.delivery(alert.id())).attempts()).hasSize(6);
            Delivery seen = with(ground.delivery(alert.id()), alert);
            requests.resend(seen);
            await().atMost(DeliveryGround.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    webhook(ground.delivery(alert.id())).attempts())
                            .as("what was tried before stays on record")
                            .hasSize(7));
            ground.awaitState(alert.id(), Delivery.State.DELIVERED);
            requests.resend(seen);
            awaitAllRead();
            assertThat(ground.delivery(alert.id()).state()).isEqualTo(Delivery.State.DELIVERED);
            assertThat(receiver.received("/down"))
                    .as("asked for once more by who saw what is no more")
                    .hasSize(7);
        }
    }

    @Test
    void allThatFailedSinceAMomentIsSentAgainAndNothingOlder() {
        SubscriptionId id = subscribe("/recover");
        receiver.answer("/recover", 410);
        Alert alert = Alerts.of(id, "recover", true);
        deliver(Duration.ofMillis(20));
        ground.send(alert, Travel.LIVE);
        ground.awaitState(alert.id(), Delivery.State.FAILED);
        receiver.answer("/recover", 204);
        awaitDisabled(id);
        subscriptions.enable(id, "webhook");

        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            requests.recover(id, Clock.systemUTC().instant().plusSeconds(60));
            awaitAllRead();
            assertThat(ground.delivery(alert.id()).state()).isEqualTo(Delivery.State.FAILED);
            requests.recover(id, Clock.systemUTC().instant().minusSeconds(60));
            ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        }
    }

    @Test
    void goneDisablesTheEndpointAndItsOwnerIsWarnedOverAnotherChannel() {
        SubscriptionId id = subscribe("/disabled", "desk@reader.example");
        receiver.answer("/disabled", 410);
        Alert first = Alerts.of(id, "disabled-1", true);
        deliver(Duration.ofSeconds(1));
        ground.send(first, Travel.LIVE);

        await().atMost(DeliveryGround.PATIENCE).untilAsserted(() -> {
            assertThat(mailbox.taken).hasAtLeastOneElementOfType(Outgoing.Warning.class);
            assertThat(subscriptions.find(id).orElseThrow().webhook().disabled())
                    .isNotNull();
        });
        Outgoing.Warning warning = (Outgoing.Warning) mailbox.taken.stream()
                .filter(Outgoing.Warning.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(warning.notice().number()).isEqualTo(1);
        assertThat(warning.notice().reason()).isEqualTo(Reason.RECEIVER_GONE);
        Alert second = Alerts.of(id, "disabled-2", true);
        ground.send(second, Travel.LIVE);
        ground.awaitState(second.id(), Delivery.State.FAILED);
        assertThat(webhook(ground.delivery(second.id())).attempts().getLast().reason())
                .isEqualTo("endpoint-disabled");
        assertThat(mailbox.taken).extracting(Outgoing::id).contains(second.id());
        assertThat(receiver.received("/disabled")).hasSize(1);

        receiver.answer("/disabled", 204);
        subscriptions.enable(id, "webhook");
        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            requests.recover(id, Clock.systemUTC().instant().minusSeconds(600));
        }
        ground.awaitState(first.id(), Delivery.State.DELIVERED);
        ground.awaitState(second.id(), Delivery.State.DELIVERED);
        assertThat(receiver.received("/disabled"))
                .as("the way that had worked is not told twice")
                .extracting(one -> one.header("webhook-id"))
                .containsExactly(
                        first.id().value(), first.id().value(), second.id().value());
        assertThat(mailbox.taken).extracting(Outgoing::id).containsOnlyOnce(second.id());
        Alert third = Alerts.of(id, "disabled-3", true);
        ground.send(third, Travel.LIVE);
        ground.awaitState(third.id(), Delivery.State.DELIVERED);
        assertThat(receiver.received("/disabled")).hasSize(4);
        assertThat(subscriptions.find(id).orElseThrow().webhook().disabled()).isNull();
    }

    @Test
    void whatThrowsForOneSubscriptionEndsThatOneMessageOnlyAndItCanBeSentAgain() {
        SubscriptionId odd = subscribe("/odd", Mailbox.THROWS);
        SubscriptionId other = subscribe("/beside");
        Alert first = Alerts.of(odd, "odd", true);
        Alert beside = Alerts.of(other, "beside", true);
        Deliveries delivery = deliver(Duration.ofSeconds(1));

        ground.send(first, Travel.LIVE);
        ground.send(beside, Travel.LIVE);

        ground.awaitState(beside.id(), Delivery.State.DELIVERED);
        ground.awaitState(first.id(), Delivery.State.FAILED);
        assertThat(webhook(ground.delivery(first.id())).attempts().getLast().reason())
                .isEqualTo("step-failed");
        assertThat(delivery.isDelivering()).isTrue();
    }

    @Test
    void nobodySnoozesForMoreThanAYearAndAMomentThatNoClockShowsStopsNobody() {
        SubscriptionId id = subscribe("/snoozed");
        Instant never = Instant.parse("+1000000000-12-31T23:59:59Z");
        assertThat(subscriptions.snooze(id, never)).isInstanceOf(SubscriptionChange.Refused.class);
        assertThat(subscriptions.snooze(id, Clock.systemUTC().instant().plus(Duration.ofDays(400))))
                .isInstanceOf(SubscriptionChange.Refused.class);
        SendingDraft draft = new SendingDraft(
                "immediate",
                "Asia/Almaty",
                null,
                null,
                new SendingDraft.QuietHoursDraft("00:00", "23:59", null),
                null,
                null,
                List.of(),
                false,
                never.toString(),
                null);
        assertThat(subscriptions.send(id, draft))
                .isInstanceOfSatisfying(
                        SubscriptionChange.Refused.class,
                        refused ->
                                assertThat(refused.errors().getFirst().field()).isEqualTo("sending.snoozedUntil"));
        assertThat(subscriptions.snooze(id, Clock.systemUTC().instant().plus(Duration.ofDays(300))))
                .isInstanceOf(SubscriptionChange.Saved.class);
    }

    @Test
    void aPendingOneIsTriedNowWhenAskedForAndNotOnceMoreAtItsOldTime() {
        SubscriptionId id = subscribe("/later");
        receiver.answer("/later", 500);
        Alert alert = Alerts.of(id, "later", true);
        deliver(Duration.ofHours(20));
        ground.send(alert, Travel.LIVE);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(ground.deliveries())
                        .hasEntrySatisfying(
                                alert.id(),
                                one -> assertThat(webhook(one).attempts()).hasSize(1)));

        receiver.answer("/later", 204);
        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            requests.resend(ground.delivery(alert.id()));
        }
        ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        assertThat(webhook(ground.delivery(alert.id())).attempts()).hasSize(2);
    }

    @Test
    void aCorrectedAddressDoesNotWaitForTheOldOne() {
        SubscriptionId id = subscribe("/wrong");
        receiver.answer("/wrong", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "3600");
            exchange.sendResponseHeaders(429, -1);
        });
        deliver(Duration.ofSeconds(1));
        Alert first = Alerts.of(id, "wrong-1", true);
        Alert second = Alerts.of(id, "wrong-2", true);
        ground.send(first, Travel.LIVE);
        ground.send(second, Travel.LIVE);
        ground.awaitState(second.id(), Delivery.State.PENDING);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received("/wrong")).hasSize(1));

        subscriptions.update(
                id,
                new SubscriptionDraft(
                        "Вода",
                        List.of("water"),
                        null,
                        List.of(),
                        new SubscriptionDraft.WebhookDraft(receiver.url("/right"), Alerts.SECRET),
                        null,
                        null));

        ground.awaitState(second.id(), Delivery.State.DELIVERED);
        assertThat(receiver.received("/wrong")).as("its gate stayed shut").hasSize(1);
    }

    @Test
    void whatIsToBeSentAndCarriesNothingFailsByNameInsteadOfPendingForEver() {
        SubscriptionId id = subscribe("/hollow");
        Alert alert = Alerts.of(id, "hollow", true);
        Delivery.ChannelDelivery part =
                new Delivery.ChannelDelivery("webhook", Delivery.State.PENDING, List.of(), Alerts.NOON);
        ground.write(WireRecords.of(
                KafkaTopics.DELIVERIES,
                partitionOf(alert),
                alert.id().value(),
                new Delivery(alert.id(), id, alert.statementId(), List.of(part), null, Alerts.NOON),
                alert.id().value(),
                "/test",
                Alerts.NOON,
                Travel.LIVE));
        deliver(Duration.ofSeconds(1));

        ground.awaitState(alert.id(), Delivery.State.FAILED);
        assertThat(webhook(ground.delivery(alert.id())).attempts().getLast().reason())
                .isEqualTo("content-gone");
        try (DeliveryRequests requests = new DeliveryRequests(ground.kafka())) {
            requests.recover(id, Clock.systemUTC().instant().minusSeconds(600));
            awaitAllRead();
            assertThat(ground.delivery(alert.id()).state()).isEqualTo(Delivery.State.FAILED);
            requests.resend(with(ground.delivery(alert.id()), alert));
            ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        }
    }

    @Test
    void whatFailedIsReadBackFromKafkaAsItStandsLast() {
        SubscriptionId id = subscribe("/back");
        List<Alert> alerts = List.of(Alerts.of(id, "back-1", true), Alerts.of(id, "back-2", true));
        for (Alert alert : alerts) {
            stands(alert, Delivery.State.FAILED);
        }
        stands(alerts.getFirst(), Delivery.State.DELIVERED);

        List<PartitionState.Open> found = new DeliveryLog(ground.kafka())
                .find(
                        partitionOf(alerts.getFirst()),
                        delivery -> delivery.subscriptionId().equals(id) && delivery.state() == Delivery.State.FAILED,
                        () -> false);

        assertThat(found).extracting(one -> one.delivery().alert()).containsExactly(alerts.getLast());
    }

    private void stands(Alert alert, Delivery.State state) {
        Delivery.ChannelDelivery part = new Delivery.ChannelDelivery("webhook", state, List.of(), null);
        ground.write(WireRecords.of(
                KafkaTopics.DELIVERIES,
                partitionOf(alert),
                alert.id().value(),
                new Delivery(
                        alert.id(), alert.subscriptionId(), alert.statementId(), List.of(part), alert, Alerts.NOON),
                alert.id().value(),
                "/test",
                Alerts.NOON,
                Travel.LIVE));
    }

    private int partitionOf(Alert alert) {
        byte[] key = alert.subscriptionId().value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % ground.partitions(KafkaTopics.ALERTS);
    }

    private static Delivery with(Delivery delivery, Alert alert) {
        return new Delivery(
                delivery.alertId(),
                delivery.subscriptionId(),
                delivery.statementId(),
                delivery.channels(),
                alert,
                delivery.updatedAt());
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyElse() {
        Alert slow = Alerts.of(subscribe("/hangs"), "slow", true);
        receiver.answer("/hangs", exchange -> {
            try {
                Thread.currentThread().join(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        SubscriptionId quick = subscribe("/quick");
        deliver(Duration.ofHours(1));

        ground.send(slow, Travel.LIVE);
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(receiver.received("/hangs")).isNotEmpty());
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            alerts.add(Alerts.of(quick, "quick-" + i, true));
        }
        alerts.forEach(alert -> ground.send(alert, Travel.LIVE));

        alerts.forEach(alert -> ground.awaitState(alert.id(), Delivery.State.DELIVERED));
        assertThat(receiver.received("/quick"))
                .extracting(one -> one.header("webhook-id"))
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    void twoInstancesShareTheWorkAndWhenOneLeavesTheOtherGoesOn() {
        SubscriptionId[] ids = new SubscriptionId[8];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = subscribe("/shared");
        }
        Deliveries one = deliver(Duration.ofSeconds(1));
        deliver(Duration.ofSeconds(1));
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            alerts.add(Alerts.of(ids[i % ids.length], "shared-" + i, true));
        }

        alerts.subList(0, 40).forEach(alert -> ground.send(alert, Travel.LIVE));
        ground.awaitState(alerts.get(39).id(), Delivery.State.DELIVERED);
        ground.stop(one);
        alerts.subList(40, 80).forEach(alert -> ground.send(alert, Travel.LIVE));

        alerts.forEach(alert -> ground.awaitState(alert.id(), Delivery.State.DELIVERED));
        assertThat(receiver.received("/shared").stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(80);
    }

    @Test
    void anUnreadableAlertBecomesADeadLetterAndTheNextOneIsSent() {
        SubscriptionId id = subscribe("/after-poison");
        Alert alert = Alerts.of(id, "after-poison", true);
        byte[] poison = {'{', (byte) 0xff};
        deliver(Duration.ofSeconds(1));

        ground.write(
                new ProducerRecord<>(KafkaTopics.ALERTS.name(), id.value().getBytes(StandardCharsets.UTF_8), poison));
        ground.send(alert, Travel.LIVE);

        ground.awaitState(alert.id(), Delivery.State.DELIVERED);
        assertThat(ground.registry()
                        .counter("items", "step", "delivery.read", "disposition", "unreadable-record")
                        .count())
                .isEqualTo(1);
    }

    private Deliveries deliver(Duration retryDelay) {
        DeliverySettings settings = new DeliverySettings(
                16,
                List.of(retryDelay, retryDelay, retryDelay, retryDelay),
                Duration.ofSeconds(1),
                Duration.ofMillis(300));
        WebhookChannel webhook = new WebhookChannel(
                new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(40), Duration.ofSeconds(40)));
        return ground.deliver(settings, List.of(webhook, mailbox), Clock.systemUTC());
    }

    /** A mailbox that takes everything. */
    private static final class Mailbox implements DeliveryChannel {
        /** To ask for the endpoint of this address throws, as a bug would. */
        private static final String THROWS = "throws@reader.example";

        private final List<Outgoing> taken = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "email";
        }

        @Override
        public @Nullable String endpoint(Subscription subscription) {
            if (subscription.email() != null && subscription.email().address().equals(THROWS)) {
                throw new IllegalStateException("thrown by the test");
            }
            return subscription.email() == null ? null : subscription.email().address();
        }

        @Override
        public Pace pace() {
            return new Pace(100, Duration.ZERO);
        }

        @Override
        public DeliveryReport attempt(Outgoing message, Subscription subscription) {
            taken.add(message);
            return new DeliveryReport(new DeliveryOutcome.Delivered(250), null, null);
        }
    }

    private void awaitDisabled(SubscriptionId id) {
        await().atMost(DeliveryGround.PATIENCE)
                .untilAsserted(() -> assertThat(
                                subscriptions.find(id).orElseThrow().webhook().disabled())
                        .isNotNull());
    }

    private SubscriptionId subscribe(String path) {
        return subscribe(path, null);
    }

    private SubscriptionId subscribe(String path, @Nullable String email) {
        return ground.subscribe(new SubscriptionDraft(
                "Вода",
                List.of("water"),
                null,
                List.of(),
                new SubscriptionDraft.WebhookDraft(receiver.url(path), Alerts.SECRET),
                email,
                null));
    }

    /** Everything on the Kafka topic was taken in: the group's committed offsets stand at its end. */
    private void awaitAllRead() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(ground.kafka().consumer(DeliverySession.GROUP))) {
            List<TopicPartition> partitions = consumer.partitionsFor(KafkaTopics.ALERTS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            ends.values().removeIf(end -> end == 0);
            await().atMost(DeliveryGround.PATIENCE)
                    .untilAsserted(() -> assertThat(consumer.committed(ends.keySet()))
                            .allSatisfy((partition, committed) ->
                                    assertThat(committed.offset()).isEqualTo(ends.get(partition))));
        }
    }

    private double count(String disposition) {
        return ground.registry()
                .counter("items", "step", "delivery", "disposition", disposition)
                .count();
    }

    private static Delivery.ChannelDelivery webhook(Delivery delivery) {
        return delivery.channels().stream()
                .filter(channel -> channel.channel().equals("webhook"))
                .findFirst()
                .orElseThrow();
    }
}
