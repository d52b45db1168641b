package io.silkwire.alert.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Reason;
import io.silkwire.contracts.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextSendingTest {
    private static final Instant NOW = Alerts.NOON;
    private static final Subscription WITH_WEBHOOK = Alerts.subscription("water", "https://hooks.example/water");

    @Test
    void itSaysAtOnceOnlyWhereSomethingIsSentAtOnce() {
        assertThat(next(List.of("webhook"), Map.of(), 0, null).words()).isEqualTo("at once");
        assertThat(next(List.of("webhook"), Map.of(), 0, null).at()).isEqualTo(NOW);
    }

    @Test
    void whereEveryChannelIsShutNothingIsSentAndItSaysWhy() {
        NextSending disabled = next(List.of(), Map.of("webhook", Reason.ENDPOINT_DISABLED), 2, null);
        assertThat(disabled.at()).isNull();
        assertThat(disabled.words())
                .isEqualTo("nothing is sent: webhook is disabled until it is enabled again, 2 alerts waiting");
        assertThat(next(List.of(), Map.of("email", Reason.SMTP_NOT_CONFIGURED), 0, null)
                        .words())
                .isEqualTo("nothing is sent: mail has no SMTP server that it could be sent by");
        assertThat(next(List.of(), Map.of(), 0, null).words())
                .isEqualTo("nothing is sent: its mailbox was unsubscribed");
    }

    @Test
    void whereOneOfTwoIsShutItSaysThatBesides() {
        assertThat(next(List.of("email"), Map.of("webhook", Reason.ENDPOINT_DISABLED), 0, null)
                        .words())
                .isEqualTo("at once; webhook is disabled until it is enabled again");
    }

    @Test
    void whenTheDayHasHadItsMessagesTheNextComesWhenItIsOver() {
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(next(List.of("webhook"), Map.of(), 0, midnight).words())
                .isEqualTo("next message tomorrow 00:00 (UTC)");
        assertThat(next(List.of("webhook"), Map.of(), 0, NOW.minus(Duration.ofHours(1)))
                        .at())
                .isEqualTo(NOW);
    }

    private static NextSending next(List<String> open, Map<String, Reason> shut, int waiting, @Nullable Instant until) {
        return NextSending.of(WITH_WEBHOOK, open, shut, waiting, until, NOW);
    }
}
