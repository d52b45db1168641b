package io.silkwire.alert.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.delivery.DeliveryChannel;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.DeliveryChannelContract;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of channels, for each shape of a webhook. */
class WebhookShapesTest {
    private static final String SECRET_PATH = "/services/T000/B000/verysecretpath";

    @Nested
    class Standard extends Shape {
        Standard() {
            super(Subscription.Shape.STANDARD, null, 1_000_000);
        }

        @Override
        public List<String> reason() {
            return List.of("\"subscription\":{\"id\":\"water\"", "\"version\":1", "\"because\":[{");
        }

        /** Programs read this one: what is written is told as it is, and JSON keeps it text. */
        @Test
        @Override
        public void whatAPublisherWritesStaysText() {
            answers(Answer.TAKES);
            attempt(DeliveryChannelContract.titled(HOSTILE));
            JsonNode title =
                    json(received().getFirst()).path("data").path("statement").path("title");
            assertThat(title.asText()).isEqualTo(HOSTILE);
        }
    }

    @Nested
    class Slack extends Shape {
        Slack() {
            super(Subscription.Shape.SLACK, null, 50 * 3_000);
        }
    }

    @Nested
    class Teams extends Shape {
        Teams() {
            super(Subscription.Shape.TEAMS, null, 14_000);
        }

        @Override
        public List<String> markup() {
            return List.of("](javascript:", "*b*", "`c`");
        }
    }

    @Nested
    class Telegram extends Shape {
        Telegram() {
            super(Subscription.Shape.TELEGRAM, "-1001", 4_096);
        }
    }

    /** One of them against a receiver on this machine. */
    abstract static class Shape implements DeliveryChannelContract {
        private final Receiver receiver = Receiver.start();
        private final WebhookChannel channel = new WebhookChannel(
                new WebhookSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3)));
        private final Subscription.Shape shape;
        private final @Nullable String chat;
        private final int maxLength;

        Shape(Subscription.Shape shape, @Nullable String chat, int maxLength) {
            this.shape = shape;
            this.chat = chat;
            this.maxLength = maxLength;
        }

        @AfterEach
        void stop() {
            channel.close();
            receiver.close();
        }

        @Override
        public DeliveryChannel channel() {
            return channel;
        }

        @Override
        public Subscription subscription() {
            return with(null);
        }

        @Override
        public Subscription disabled() {
            return with(new Subscription.Disabled(Alerts.NOON, Reason.RECEIVER_GONE));
        }

        @Override
        public void answers(Answer answer) {
            switch (answer) {
                case TAKES -> receiver.answer(SECRET_PATH, 200);
                case FAILS_FOR_NOW -> receiver.answer(SECRET_PATH, 503);
                case REFUSES_FOR_GOOD -> receiver.answer(SECRET_PATH, 410);
                case NEVER_ANSWERS ->
                    receiver.answer(SECRET_PATH, exchange -> {
                        try {
                            boolean never = new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                            assert !never;
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
            }
        }

        /** What people are shown: all texts of the body but its addresses and names of types. */
        @Override
        public List<String> received() {
            return receiver.received(SECRET_PATH).stream()
                    .map(one -> shown(one.body()))
                    .toList();
        }

        private String shown(String body) {
            if (shape == Subscription.Shape.STANDARD) {
                return body;
            }
            StringBuilder texts = new StringBuilder();
            json(body).findValues("text").forEach(text -> append(texts, text));
            return texts.toString();
        }

        static JsonNode json(String body) {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void append(StringBuilder texts, JsonNode text) {
            if (text.isTextual()) {
                texts.append(text.asText()).append('\n');
            } else {
                text.findValues("text").forEach(inner -> append(texts, inner));
            }
        }

        @Override
        public List<String> secrets() {
            return List.of("verysecretpath", Alerts.SECRET);
        }

        @Override
        public int maxLength() {
            return maxLength;
        }

        private Subscription with(Subscription.@Nullable Disabled disabled) {
            return new Subscription(
                    new SubscriptionId("water"),
                    1,
                    "Вода",
                    List.of(new TopicId("water")),
                    null,
                    List.of(),
                    new Subscription.Webhook(receiver.url(SECRET_PATH), Alerts.SECRET, null, shape, chat, disabled),
                    Subscription.State.ACTIVE,
                    "api",
                    Alerts.NOON);
        }
    }
}
